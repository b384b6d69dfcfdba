import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientSettings } from '../aws/settings.ts';
import { watched } from '../aws/watched.io.ts';
import { durationMs } from '../config/duration.ts';
import type { Verify } from '../config/schema.ts';
import { ReadFailed } from '../errors.ts';
import { systemClock } from '../world/clock.io.ts';
import type { ApiCall, Clock } from '../world/world.ts';
import { compare } from './compare.ts';
import { unknown } from './count.ts';
import { countLogs, type LogsWorld } from './countLogs.io.ts';
import { countRows, type RowsWorld } from './countRows.io.ts';
import { toReport, type VerifyReport } from './report.ts';
import type { Window } from './verdict.ts';
import { dueWindows, windowsBetween } from './window.ts';

export { outcomeOf, type VerifyReport } from './report.ts';

export interface VerifyWorld extends LogsWorld, RowsWorld {
  readonly clock: Clock;
  /** Every API call that was made. */
  readonly calls: readonly ApiCall[];
}

export interface VerifyRange {
  /** Which windows are due is reckoned from here. */
  readonly nowMs: number;
  /** Only together: the windows that this stretch touches, settled or not, in place of those that are due. */
  readonly fromMs?: number;
  readonly toMs?: number;
  /** When to stop waiting for answers; what is not counted by then is unknown. By default 10 minutes from now. */
  readonly stopAtMs?: number;
  /** Aborted when the run is cancelled: the rest is unknown. */
  readonly signal?: AbortSignal;
}

/** The clients that a verification needs, made once. Credentials and endpoints come from the environment. */
export function openVerifyWorld(options: { readonly region?: string } = {}): VerifyWorld {
  const calls: ApiCall[] = [];
  // Insights refuses by throttling and by a quota of queries, and both pass: wait rather than give a window up.
  const settings = { ...clientSettings(options), maxAttempts: 8 };
  return {
    logs: watched(new CloudWatchLogsClient(settings), 'CloudWatch Logs', calls),
    secrets: watched(new SecretsManagerClient(settings), 'Secrets Manager', calls),
    clock: systemClock,
    calls,
  };
}

/**
 * Counts the windows on both sides at the same time, and says of each whether the database holds what the log holds.
 * A side that fails makes its windows `unknown` with the reason, and never throws.
 *
 * @throws NotPossible if the range has more windows than a run can report
 */
export async function verify(world: VerifyWorld, settings: Verify, range: VerifyRange): Promise<VerifyReport> {
  const windowMs = durationMs(settings.window);
  const windows = windowsOf(settings, range);
  const timeoutMs = (range.stopAtMs ?? world.clock.nowMs() + 600_000) - world.clock.nowMs();
  const [logs, rows] = await withTimeout(world.clock, Math.max(1, timeoutMs), range.signal, (signal) =>
    Promise.all([
      countLogs(world, settings.logs, windows, signal),
      countRows(world, settings.database, windows, { timeoutMs: Math.max(1, timeoutMs), signal }),
    ]),
  );
  const compared = windows.map((window, at) =>
    compare(window, logs.counts[at] ?? unknown('not counted'), rows[at] ?? unknown('not counted')),
  );
  return toReport(compared, windowMs, logs.scanned);
}

function windowsOf(settings: Verify, { nowMs, fromMs, toMs }: VerifyRange): readonly Window[] {
  const windowMs = durationMs(settings.window);
  if (fromMs !== undefined && toMs !== undefined) return windowsBetween(fromMs, toMs, windowMs);
  const [settleMs, deadlineMs] = [durationMs(settings.settle), durationMs(settings.deadline)];
  return dueWindows({ nowMs, settleMs, deadlineMs, windowMs });
}

/** Lambda's own default is 3 s, in which nothing can be asked. */
function hintOn(timeoutMs: number): { hint?: string } {
  return timeoutMs < 10_000 ? { hint: 'give the function a longer timeout, such as 5 minutes' } : {};
}

async function withTimeout<T>(
  clock: Clock,
  timeoutMs: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timeout = new AbortController();
  const done = new AbortController();
  clock.sleep(timeoutMs, done.signal).then(
    () => timeout.abort(new ReadFailed('no answer in the time that this run has', hintOn(timeoutMs))),
    () => {},
  );
  try {
    return await work(outer === undefined ? timeout.signal : AbortSignal.any([outer, timeout.signal]));
  } finally {
    done.abort();
  }
}
