import { type Grid, windowsWithin } from '../grid.ts';
import type { Window } from '../window.ts';
import { type Entry, isFinal } from './entry.ts';

/** The entries of a ledger by their windows' beginnings. */
export type Entries = ReadonlyMap<number, Entry>;

export interface Timetable {
  /** From where on windows are looked for: all before it are final. */
  readonly startMs: number;
  readonly nowMs: number;
  /** After its end a window is first looked at. */
  readonly settleMs: number;
  /** How long a loss rests before it is looked at again: somebody may have loaded the lines. */
  readonly againMs: number;
}

/**
 * The windows to look at, oldest first: every one that is over and settled and has no final entry, whenever it should
 * have been looked at. So a run that was skipped, killed or cut short leaves nothing out, and one that comes twice finds
 * nothing to do.
 */
export function dueWindows(grid: Grid, entries: Entries, { startMs, nowMs, settleMs, againMs }: Timetable): Window[] {
  const lost = [...entries.values()].filter(({ fromMs, state }) => fromMs < startMs && state === 'lost');
  const settled = [...lost.toSorted((a, b) => a.fromMs - b.fromMs), ...windowsWithin(grid, startMs, nowMs - settleMs)];
  return settled.flatMap(({ fromMs, toMs }) => (isDue(entries.get(fromMs), nowMs - againMs) ? [{ fromMs, toMs }] : []));
}

function isDue(entry: Entry | undefined, againBeforeMs: number): boolean {
  if (entry === undefined || !isFinal(entry)) return true;
  return entry.state === 'lost' && entry.lastCheckMs <= againBeforeMs;
}

/**
 * Until when everything is final: what comes before this instant has been compared, and will not change. It is the
 * beginning where nothing is.
 */
export function verifiedUntil(grid: Grid, entries: Entries, sinceMs: number): number {
  let untilMs = sinceMs;
  for (const { fromMs, toMs } of windowsWithin(grid, sinceMs, Number.POSITIVE_INFINITY)) {
    const entry = entries.get(fromMs);
    if (entry === undefined || !isFinal(entry)) return untilMs;
    untilMs = toMs;
  }
  return untilMs;
}
