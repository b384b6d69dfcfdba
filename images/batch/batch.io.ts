import { setTimeout as wait } from 'node:timers/promises';
import { addCounts, type Counts, describeCounts, hasFailed, hasNews, noCounts } from './counts.ts';
import { ingest } from './ingest.io.ts';
import { graceMs, listening, makePatience } from './patience.io.ts';
import { describeError } from './refusal.ts';
import type { RunOptions } from './run.ts';
import { readSettings, type Settings, SettingsInvalid } from './settings.ts';
import { openStore } from './store.io.ts';

/**
 * The reference batch: reads the finished log files once and exits, as cron starts it;
 * `--every 1s` goes on until SIGTERM or SIGINT; `--json` prints the counts as one object at the end.
 * Exit codes: 0; 1 when a run or a file failed; 2 when the settings cannot be used.
 */
export async function runBatch(): Promise<void> {
  try {
    process.exitCode = await runs();
  } catch (error) {
    complain(error instanceof SettingsInvalid ? error.message : `the run failed: ${describeError(error)}`);
    process.exitCode = error instanceof SettingsInvalid ? 2 : 1;
  }
}

/** One run, or one after the other until the end is asked for. Returns the exit code. */
async function runs(): Promise<number> {
  const settings = readSettings(process.env, process.argv.slice(2));
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  const patience = makePatience(giveUp);
  stop.signal.addEventListener('abort', patience.end);
  let total = noCounts();
  let failed = false;
  let before = noCounts();
  const unfit = new Map<string, number>();
  do {
    try {
      const counts = await runOnce(settings, { signal: stop.signal, unfit }, patience.heard);
      total = addCounts(total, counts);
      // A run that was stopped in the middle has not seen that what failed before is well now.
      failed = hasFailed(counts) || (failed && stop.signal.aborted);
      if (!settings.json && (settings.everyMs === undefined || hasNews(counts, before)))
        say(describeCounts(settings.table, counts));
      before = counts;
    } catch (error) {
      failed = true;
      complain(`the run failed: ${describeError(error)}`);
    }
  } while (await isDue(settings.everyMs, stop.signal));
  if (settings.json) say(JSON.stringify(total));
  return failed ? 1 : 0;
}

/** A connection for each run: a database that was restarted is simply reached by the next one. */
async function runOnce(
  settings: Settings,
  shared: Pick<RunOptions, 'signal' | 'unfit'>,
  heard: () => void,
): Promise<Counts> {
  const store = listening(await openStore(settings), heard);
  try {
    await store.prepare();
    return await ingest(store, { settings, nowMs: Date.now(), ...shared, warn: complain });
  } finally {
    await store.close().catch(() => {});
  }
}

async function isDue(everyMs: number | undefined, signal: AbortSignal): Promise<boolean> {
  if (everyMs === undefined) return false;
  await wait(everyMs, undefined, { signal }).catch(() => {});
  return !signal.aborted;
}

function giveUp(): void {
  complain(`the run failed: the end was asked for, and the database has been silent for ${graceMs / 1000} s`);
  process.exit(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(message: string): void {
  process.stderr.write(`${message}\n`);
}
