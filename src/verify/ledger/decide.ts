import type { LinesFound } from '../lines/compare.ts';
import type { CountsLook, LinesLook, Look } from '../look/looked.ts';
import type { Aside } from '../side.ts';
import type { Window } from '../window.ts';
import { isAhead } from './due.ts';
import { type Entry, isFault, isFinal, type State } from './entry.ts';

export interface Patience {
  /** When the look began: a row that came later need not have been seen. */
  readonly nowMs: number;
  /** After a window's end: from then on a line without a row is lost. */
  readonly lostAfterMs: number;
  /** Whether what was final is looked at again because one of its sides changed: then it says nothing any more. */
  readonly isChanged: boolean;
}

/**
 * What is to be remembered of a window after a look at it. A loss, and a row that is one too many, stays so until a look
 * shows otherwise: that the table cannot be read today says nothing of it. Nor of what matched, where another run's clock
 * made it due.
 */
export function decide(window: Window, look: Look, before: Entry | undefined, patience: Patience): Entry {
  const { nowMs, lostAfterMs, isChanged } = patience;
  const history = {
    firstCheckMs: before?.firstCheckMs ?? nowMs,
    lastCheckMs: notBackwards(before, nowMs),
    checks: (before?.checks ?? 0) + 1,
  };
  const isOver = (endMs: number) => nowMs >= endMs + lostAfterMs;
  const { fromMs, toMs } = window;
  const entry: Entry = { fromMs, toMs, ...decided(look, toMs, isOver), ...history };
  if (before === undefined || !stays(before, entry, patience)) return entry;
  // A clock that was ahead is not made up for by a look that could tell nothing, nor has that one seen what changed.
  return { ...before, ...history, lastCheckMs: isChanged ? before.lastCheckMs : Math.max(nowMs, before.lastCheckMs) };
}

/** Machines' clocks differ by a little: what was too long for one of them is so for the next. */
function notBackwards(before: Entry | undefined, nowMs: number): number {
  return before === undefined || isAhead(before, nowMs) ? nowMs : Math.max(nowMs, before.lastCheckMs);
}

/** Notes since when a window cannot be told: said last, since silence may make an empty one unknown. */
export function noteUndecided(entry: Entry, before: Entry | undefined): Entry {
  if (entry.state !== 'unknown' && entry.state !== 'short') return entry;
  return { ...entry, undecidedSinceMs: before?.undecidedSinceMs ?? entry.lastCheckMs };
}

function stays(before: Entry, entry: Entry, { isChanged }: Patience): boolean {
  if (isFinal(entry) || !isFinal(before)) return false;
  return isFault(before) || (entry.state === 'unknown' && !isChanged);
}

type Decided = Omit<Entry, 'fromMs' | 'toMs' | 'firstCheckMs' | 'lastCheckMs' | 'checks' | 'undecidedSinceMs'>;
type IsOver = (endMs: number) => boolean;

const nothing = { missing: '0', extra: '0', repeated: '0', shifted: '0', logRepeats: '0', because: [] } as const;

function decided(look: Look, endMs: number, isOver: IsOver): Decided {
  if (look.kind === 'unknown') {
    return { ...nothing, state: 'unknown', evidence: 'counts', lines: null, rows: null, because: look.because };
  }
  const found = look.kind === 'lines' ? byLines(look, isOver(endMs)) : byCounts(look, isOver(endMs));
  return withAside(held(found, look, isOver), look.aside, isOver(endMs));
}

/** What is shifted, or took a row of its neighbour, is not said to be so before the neighbour's time is over as well. */
function held(found: Decided, { shiftEndMs }: LinesLook | CountsLook, isOver: IsOver): Decided {
  const waits = shiftEndMs !== undefined && !isOver(shiftEndMs) && isFinal(found) && found.state !== 'lost';
  return waits ? { ...found, state: 'settling', because: [...found.because, shiftMayChange] } : found;
}

const shiftMayChange = 'a neighbouring window makes up for the difference so far';

/** With what stands beside the counts; lines that are on their way into the database are not lost. */
function withAside(found: Decided, { parts, remarks = [], pending }: Aside, isOver: boolean): Decided {
  const isPending = pending !== undefined && found.missing !== '0';
  return {
    ...found,
    ...(isPending && isOver && { state: 'unknown' }),
    ...(parts && { parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, String(part)])) }),
    because: [...found.because, ...(isPending ? [pending] : []), ...remarks],
  };
}

function byLines({ found }: LinesLook, isOver: boolean): Decided {
  const { lines, rows, missing, extra, repeated, shifted, logRepeats } = found;
  return {
    state: stateOfLines(found, isOver),
    evidence: 'lines',
    lines: String(lines),
    rows: String(rows),
    missing: String(missing.length),
    extra: String(extra.length),
    repeated: String(repeated.length),
    shifted: String(shifted.length),
    logRepeats: String(logRepeats),
    because: [
      ...(extra.length > 0 && !isOver ? [rowsAhead] : []),
      ...(found.far ? [farAway(found.far)] : []),
      ...(found.doubtful ? [doubtful] : []),
    ],
  };
}

/** What stands with a window of equal lines of which one may be lost. */
export const doubtful =
  'of equal lines it has more than rows, and the window beside it has more rows than lines, far from the edge: whether one is lost and another stands twice cannot be told';

function farAway(far: number): string {
  return `rows of ${far} of its lines stand further away than a window is long: see verify.database.timezone, and whose time the column holds`;
}

/** The worst that is so of it: a loss is not hidden by a row that stands twice. */
function stateOfLines(
  { lines, rows, missing, extra, repeated, shifted, far, ...found }: LinesFound,
  isOver: boolean,
): State {
  if (missing.length > 0) return isOver ? 'lost' : 'late';
  // They are not lost, and nothing is right either: nor is what seems to have no line.
  if (far || found.doubtful) return 'unknown';
  if (extra.length > 0) return isOver ? 'extra' : 'settling';
  if (repeated.length > 0) return 'repeated';
  if (shifted.length > 0) return 'shifted';
  return lines === 0 && rows === 0 ? 'empty' : 'matched';
}

const rowsAhead = 'rows have no line yet: the log may still come';
export const agreeTogether =
  'counts agree over this window and its neighbours together: whether the same lines stand there, counts cannot tell';

function byCounts(look: CountsLook, isOver: boolean): Decided {
  const { evidence, lines, rows, rest, shifted, carried } = look;
  const state = stateOfCounts(look, isOver);
  return {
    ...nothing,
    state,
    evidence,
    lines: String(lines),
    rows: String(rows),
    missing: String(rest > 0n ? rest : 0n),
    extra: String(rest < 0n ? -rest : 0n),
    shifted: String(shifted),
    ...(carried !== 0n && { carried: String(carried) }),
    because: [
      ...(state === 'settling' ? [rowsAhead] : []),
      ...(shifted > 0n ? [agreeTogether] : []),
      ...(state === 'unknown' ? [upAndDown] : []),
    ],
  };
}

export const upAndDown =
  'counts go up and down from window to window, as where lines cross the edges: a loss cannot be told from that by counts';

function stateOfCounts({ lines, rest, shifted, isOpen, isRestless }: CountsLook, isOver: boolean): State {
  if (rest === 0n && shifted > 0n) return 'shifted';
  if (rest === 0n) return lines === 0n ? 'empty' : 'matched';
  if (!isOver) return rest > 0n ? 'late' : 'settling';
  if (isOpen) return rest > 0n ? 'short' : 'settling';
  if (isRestless) return 'unknown';
  return rest > 0n ? 'lost' : 'extra';
}
