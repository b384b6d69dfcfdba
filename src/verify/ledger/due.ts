import { beginningFrom, type Grid, windowsWithin } from '../grid.ts';
import type { Window } from '../window.ts';
import { type Entry, isFinal, isSilent, isUncounted } from './entry.ts';
import { lastHeard } from './quiet.ts';

/** The entries of a ledger by their windows' beginnings. */
export type Entries = ReadonlyMap<number, Entry>;

export function byBeginning(entries: readonly Entry[]): Entries {
  return new Map(entries.map((entry) => [entry.fromMs, entry]));
}

export interface Timetable {
  /** From where on windows are looked for: all before it are final. */
  readonly startMs: number;
  readonly nowMs: number;
  /** After its end a window is first looked at. */
  readonly settleMs: number;
  readonly lostAfterMs: number;
  /** Somebody asked for the windows in here: only they are due, and what rests is looked at as well. */
  readonly range?: Window | undefined;
  /** Beginnings of final windows that changed since, and have to be looked at again. */
  readonly reopened?: ReadonlySet<number>;
}

/**
 * The windows to look at, oldest first: every one that is over and settled and has no final entry, whenever it should
 * have been looked at. So a run that was skipped, killed or cut short leaves nothing out, and one that comes twice finds
 * nothing to do.
 */
export function dueWindows(grid: Grid, entries: Entries, timetable: Timetable): Window[] {
  const { startMs, nowMs, settleMs, range } = timetable;
  const lost = [...entries.values()].filter((entry) => entry.fromMs < startMs && isUncounted(entry));
  const settled = [...lost.toSorted((a, b) => a.fromMs - b.fromMs), ...windowsWithin(grid, startMs, nowMs - settleMs)];
  const heardMs = lastHeard(entries.values());
  return settled
    .filter((window) => range === undefined || isWithin(window, range))
    .filter(({ fromMs }) => isDue(entries.get(fromMs), timetable, heardMs))
    .map(({ fromMs, toMs }) => ({ fromMs, toMs }));
}

export function isWithin({ fromMs, toMs }: Window, range: Window): boolean {
  return fromMs >= range.fromMs && toMs <= range.toMs;
}

function isDue(entry: Entry | undefined, timetable: Timetable, heardMs: number): boolean {
  const { nowMs, lostAfterMs, range, reopened } = timetable;
  if (entry === undefined || isAhead(entry, nowMs)) return true;
  const isAsked = range !== undefined;
  const isReopened = ({ fromMs }: Entry) => reopened?.has(fromMs) ?? false;
  if (entry.state === 'lost') return isAsked || isReopened(entry) || nowMs >= entry.lastCheckMs + lostAfterMs;
  if (isFinal(entry)) return isReopened(entry);
  // What was taken for too quiet is settled by what was heard since.
  const isHeardSince = isSilent(entry) && entry.fromMs < heardMs;
  return isAsked || isHeardSince || nowMs >= nextLookMs(entry, lostAfterMs);
}

/** How far two machines' clocks may be apart before a look is not believed: it may have come before its window's time. */
export const clockSlackMs = 60_000;

/** Whether a look was made by a clock that was ahead: what it found settled may not have been. */
export function isAhead({ lastCheckMs }: Pick<Entry, 'lastCheckMs'>, nowMs: number): boolean {
  return lastCheckMs > nowMs + clockSlackMs;
}

/** Without what was found by a clock that was ahead: it may speak of windows that are not over. */
export function believed(entries: Entries, nowMs: number): Entries {
  return new Map([...entries].filter(([, entry]) => !isAhead(entry, nowMs)));
}

/** At most: however old a window is, what kept it from being read may be over. */
export const longestPauseMs = 3_600_000;

/**
 * When a window that is not final is looked at next: after half as long again as it has been over, so that a loss costs
 * some ten looks and not one in each run; and when its time is over.
 */
export function nextLookMs({ toMs, lastCheckMs }: Pick<Entry, 'toMs' | 'lastCheckMs'>, lostAfterMs: number): number {
  const nextMs = lastCheckMs + Math.min((lastCheckMs - toMs) / 2, longestPauseMs);
  const overMs = toMs + lostAfterMs;
  return lastCheckMs < overMs ? Math.min(nextMs, overMs) : nextMs;
}

export interface Until {
  readonly startMs: number;
  readonly nowMs: number;
  /** Never later than this, where final windows may be opened again until then. */
  readonly mostMs?: number;
  /** Whether a window that is final has nothing more to come. */
  readonly isDone?: (entry: Entry) => boolean;
}

/**
 * Until when everything is final: what comes before this instant has been compared. It is the beginning of the first whole
 * window where nothing is.
 */
export function verifiedUntil(grid: Grid, entries: Entries, until: Until): number {
  const { startMs, nowMs, mostMs = nowMs, isDone = () => true } = until;
  let untilMs = beginningFrom(grid, startMs);
  for (const { fromMs, toMs } of windowsWithin(grid, startMs, Math.min(mostMs, nowMs))) {
    const entry = entries.get(fromMs);
    if (entry === undefined || !isFinal(entry) || isAhead(entry, nowMs) || !isDone(entry)) return untilMs;
    untilMs = toMs;
  }
  return untilMs;
}
