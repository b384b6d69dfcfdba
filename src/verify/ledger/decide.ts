import type { LinesFound } from '../lines/compare.ts';
import type { Window } from '../window.ts';
import type { Entry, Evidence, State } from './entry.ts';

/** What one look at a window found. */
export type Look =
  | { readonly kind: 'unknown'; readonly because: readonly string[] }
  | { readonly kind: 'lines'; readonly found: LinesFound }
  | {
      readonly kind: 'counts';
      readonly evidence: Exclude<Evidence, 'lines'>;
      readonly lines: bigint;
      readonly rows: bigint;
      /** Of the difference, what a neighbouring window makes up for: see `net`. */
      readonly shifted: bigint;
      /** Whether a neighbour that could make up for the rest is not known yet. */
      readonly isOpen: boolean;
    };

export interface Patience {
  readonly nowMs: number;
  /** After a window's end: from then on a line without a row is lost. */
  readonly lostAfterMs: number;
}

/** What is to be remembered of a window after a look at it. */
export function decide(window: Window, look: Look, before: Entry | undefined, patience: Patience): Entry {
  const { nowMs } = patience;
  const isOver = nowMs >= window.toMs + patience.lostAfterMs;
  const history = {
    firstCheckMs: before?.firstCheckMs ?? nowMs,
    lastCheckMs: nowMs,
    checks: (before?.checks ?? 0) + 1,
  };
  const { fromMs, toMs } = window;
  return { fromMs, toMs, ...decided(look, isOver), ...history };
}

type Decided = Omit<Entry, 'fromMs' | 'toMs' | 'firstCheckMs' | 'lastCheckMs' | 'checks'>;

function decided(look: Look, isOver: boolean): Decided {
  switch (look.kind) {
    case 'unknown':
      return { ...nothing, state: 'unknown', evidence: 'counts', lines: null, rows: null, because: look.because };
    case 'lines':
      return byLines(look.found, isOver);
    case 'counts':
      return byCounts(look, isOver);
  }
}

const nothing = { missing: '0', extra: '0', repeated: '0', shifted: '0', logRepeats: '0', because: [] } as const;

function byLines(found: LinesFound, isOver: boolean): Decided {
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
    because: extra.length > 0 && !isOver ? [rowsAhead] : [],
  };
}

/** The worst that is so of it: a loss is not hidden by a row that stands twice. */
function stateOfLines({ lines, rows, missing, extra, repeated, shifted }: LinesFound, isOver: boolean): State {
  if (missing.length > 0) return isOver ? 'lost' : 'late';
  if (extra.length > 0) return isOver ? 'extra' : 'settling';
  if (repeated.length > 0) return 'repeated';
  if (shifted.length > 0) return 'shifted';
  return lines === 0 && rows === 0 ? 'empty' : 'matched';
}

const rowsAhead = 'rows have no line yet: the log may still come';

function byCounts(
  { evidence, lines, rows, shifted, isOpen }: Extract<Look, { kind: 'counts' }>,
  isOver: boolean,
): Decided {
  const difference = lines - rows;
  const rest = difference < 0n ? difference + shifted : difference - shifted;
  return {
    ...nothing,
    state: stateOfCounts(lines, rows, rest, isOver, isOpen),
    evidence,
    lines: String(lines),
    rows: String(rows),
    missing: String(rest > 0n ? rest : 0n),
    extra: String(rest < 0n ? -rest : 0n),
    shifted: String(shifted),
    because: rest < 0n && !isOver ? [rowsAhead] : [],
  };
}

function stateOfCounts(lines: bigint, rows: bigint, rest: bigint, isOver: boolean, isOpen: boolean): State {
  if (rest === 0n && lines === rows) return lines === 0n ? 'empty' : 'matched';
  if (rest === 0n) return 'shifted';
  if (!isOver) return rest > 0n ? 'late' : 'settling';
  if (isOpen) return rest > 0n ? 'short' : 'settling';
  return rest > 0n ? 'lost' : 'extra';
}
