/**
 * What is known of a window, and remembered.
 *
 * - `open`: it is not over. `settling`: it is over, and one side may still come, or what a neighbour makes up for may
 *   still turn out to be another line.
 * - `matched`: both sides agree. `empty`: there is nothing on either.
 * - `late`: lines have no row yet, and may still get one. `short`: their time is over, and whether they are lost or fell
 *   into a neighbouring window is decided with that window. `lost`: lines have no row, and their time is over.
 * - `repeated`: rows stand twice. `extra`: rows have no line. `shifted`: lines have their rows in a neighbouring window.
 * - `unknown`: a side could not be read, or not wholly. Never a match and never a loss.
 */
export const states = [
  'open',
  'settling',
  'matched',
  'empty',
  'late',
  'short',
  'lost',
  'repeated',
  'extra',
  'shifted',
  'unknown',
] as const;
export type State = (typeof states)[number];

/** What the states rest on: which lines there are, sums of their hashes, or their number alone. */
export const evidences = ['lines', 'sums', 'counts'] as const;
export type Evidence = (typeof evidences)[number];

/** What is remembered of one window. Numbers that may be large are decimal digits, as JSON holds doubles. */
export interface Entry {
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: State;
  readonly evidence: Evidence;
  /** Lines that were expected, and rows (or the sum of the measure); null where a side is unknown. */
  readonly lines: string | null;
  readonly rows: string | null;
  /** Lines by log group, where there is more than one. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly missing: string;
  readonly extra: string;
  readonly repeated: string;
  readonly shifted: string;
  /** Where only counts are compared: lines that have their rows behind the window's end, negative for the opposite; or none. */
  readonly carried?: string;
  /** Events that stand in the log twice. */
  readonly logRepeats: string;
  /** Why it is so, where the state does not say it all. */
  readonly because: readonly string[];
  /** When looks at it began, the first and the last one. */
  readonly firstCheckMs: number;
  readonly lastCheckMs: number;
  /** Since which look it could not be told, without a look in between at which it could: of `unknown` and `short` only. */
  readonly undecidedSinceMs?: number;
  /** Counts the looks at it, and writings: see `mergedWith`. */
  readonly checks: number;
}

const finals: ReadonlySet<State> = new Set(['matched', 'empty', 'lost', 'repeated', 'extra', 'shifted']);

/** Whether a window is not looked at again, but for a loss, which may be made good. */
export function isFinal({ state }: Pick<Entry, 'state'>): boolean {
  return finals.has(state);
}

/** Whether the log was read when the time of its window was over: what came by then was seen. */
export function isRecounted({ toMs, lastCheckMs }: Pick<Entry, 'toMs' | 'lastCheckMs'>, lostAfterMs: number): boolean {
  return lastCheckMs >= toMs + lostAfterMs;
}

/** Whether a window is in no sum of the head: what is lost may be made good, and what was lost and is forgotten is unknown. */
export function isUncounted({ state }: Pick<Entry, 'state'>): boolean {
  return state === 'lost' || !finals.has(state);
}

const faults: ReadonlySet<State> = new Set(['lost', 'repeated', 'extra']);

/** Whether it is for good that lines have no row, or rows no line of their own. */
export function isFault({ state }: Pick<Entry, 'state'>): boolean {
  return faults.has(state);
}

/** Whether a window holds lines or rows. */
export function isHeard({ lines, rows }: Pick<Entry, 'lines' | 'rows'>): boolean {
  return Number(lines) > 0 || Number(rows) > 0;
}

/** Whether nothing stands on either side of it. */
export function isSilent({ lines, rows }: Pick<Entry, 'lines' | 'rows'>): boolean {
  return lines === '0' && rows === '0';
}
