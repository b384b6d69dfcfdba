import type { Clock } from '../world/world.ts';
import { windowsWithin } from './grid.ts';
import { decide } from './ledger/decide.ts';
import { dueWindows, type Entries, verifiedUntil } from './ledger/due.ts';
import { type Entry, isFinal } from './ledger/entry.ts';
import type { Ledger } from './ledger/ledger.ts';
import { hearSilence } from './ledger/quiet.ts';
import { lookAt, runsOf, type Sides } from './look.ts';
import type { Timing } from './timing.ts';
import type { Window } from './window.ts';

export interface RunOptions {
  readonly timing: Timing;
  /** Milliseconds since the epoch: no further windows are begun from here on. */
  readonly stopAtMs: number;
  readonly signal: AbortSignal;
  /** Called when windows have been looked at and remembered. */
  readonly onLooked?: (entries: readonly Entry[]) => void;
}

export interface RunResult {
  readonly verifiedUntilMs: number;
  /** What was looked at in this run, in order of time. */
  readonly looked: readonly Entry[];
  /** Windows that were due and that the run did not come to. */
  readonly left: number;
  /** Everything that is remembered from the last run's `verifiedUntil` on. */
  readonly entries: Entries;
}

/** How many windows are looked at and remembered at a time: a run that is killed has to do no more than these again. */
const mostAtOnce = 288;

/**
 * Looks at every window that is due, oldest first, and remembers what it found. Whenever it ends, what it has looked at is
 * remembered, and what it has not is due again.
 *
 * @throws ReadFailed or WriteFailed where the ledger could not be read or written; what the sides cannot tell is unknown.
 */
export async function run(sides: Sides, ledger: Ledger, clock: Clock, options: RunOptions): Promise<RunResult> {
  const { timing, stopAtMs, signal, onLooked } = options;
  const loaded = await ledger.load(timing.sinceMs, clock.nowMs());
  const { startMs } = loaded;
  const due = dueWindows(sides.grid, loaded.entries, {
    ...timing,
    startMs,
    nowMs: clock.nowMs(),
    againMs: timing.lostAfterMs,
  });
  const looked: Entry[] = [];
  let [entries, left] = [loaded.entries, due.length];
  for (const windows of runsOf(due, mostAtOnce)) {
    if (signal.aborted || clock.nowMs() >= stopAtMs) break;
    const found = await lookAt(sides, windows, beyond(sides, entries, windows), signal);
    const nowMs = clock.nowMs();
    const decided = found.map(({ window, look }) =>
      decide(window, look, entries.get(window.fromMs), { nowMs, lostAfterMs: timing.lostAfterMs }),
    );
    const heard = listen(sides, entries, decided, timing);
    entries = await ledger.remember(heard);
    left -= windows.length;
    looked.push(...heard);
    onLooked?.(heard);
  }
  const verifiedUntilMs = verifiedUntil(sides.grid, entries, startMs);
  await ledger.noteVerifiedUntil(timing.sinceMs, verifiedUntilMs);
  return { verifiedUntilMs, looked, left, entries };
}

function beyond({ grid }: Sides, entries: Entries, windows: readonly Window[]) {
  const [first, last] = [windows[0] as Window, windows.at(-1) as Window];
  const before = entries.get(grid.windowAt(first.fromMs - 1).fromMs);
  const behind = entries.get(grid.windowAt(last.toMs).fromMs);
  return { before: differenceOf(before), behind: differenceOf(behind) };
}

/** What a neighbour's difference has made up for already, it makes up for no second time. */
function differenceOf(entry: Entry | undefined): bigint | undefined {
  if (entry === undefined || entry.lines === null || entry.rows === null) return undefined;
  if (isFinal(entry)) return 0n;
  return BigInt(entry.missing) - BigInt(entry.extra);
}

/** Hears how long it has been quiet, back from the windows at hand to where something was heard last. */
function listen({ grid }: Sides, entries: Entries, decided: readonly Entry[], timing: Timing): readonly Entry[] {
  const [first, last] = [decided[0] as Entry, decided.at(-1) as Entry];
  const fromMs = Math.max(timing.sinceMs, first.fromMs - 2 * timing.quietAfterMs);
  const earlier = [...windowsWithin(grid, fromMs, first.fromMs)].flatMap((window) => entries.get(window.fromMs) ?? []);
  const heard = hearSilence([...earlier, ...decided], timing.quietAfterMs);
  return heard
    .filter((entry, at) => entry.toMs > first.fromMs || entry !== earlier[at])
    .filter(({ toMs }) => toMs <= last.toMs);
}
