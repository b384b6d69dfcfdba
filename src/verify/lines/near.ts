import type { Window } from '../window.ts';
import type { Member } from './member.ts';

/** A row of a line is stamped within this, where it is stamped by the line's own time: databases round to seconds. */
export const sameMs = 1000;

/** What falls over an edge lies next to it: by a tenth of a window, or by a little more than what rounding moves. */
const edgePart = 10;
const leastEdgeMs = 2000;

/**
 * Whether a line of one window and a row of the next one, of lines that are all equal, stand so close to each other that
 * the row may be the line's. Those that have their own half beside them are out of the question: of equal lines one may be
 * lost here and another one's row stand twice there.
 *
 * @param here the lines and rows of the line's window, all of one identity
 * @param there those of the row's window
 */
export function isNear(here: Half, there: Half, { fromMs, toMs }: Window): boolean {
  const mostMs = Math.max((toMs - fromMs) / edgePart, leastEdgeMs);
  const lines = unpaired(here.lines, here.rows);
  const rows = unpaired(there.rows, there.lines);
  return lines.some((line) => rows.some((row) => Math.abs(row - line) <= mostMs));
}

export interface Half {
  readonly lines: readonly Member[];
  readonly rows: readonly Member[];
}

/** The times of those that have none of the others beside them. */
function unpaired(ones: readonly Member[], others: readonly Member[]): readonly number[] {
  const left = others.map(({ atMs }) => atMs).toSorted((a, b) => a - b);
  const times = ones.map(({ atMs }) => atMs).toSorted((a, b) => a - b);
  let at = 0;
  return times.filter((time) => {
    while ((left[at] ?? Number.POSITIVE_INFINITY) < time - sameMs) at += 1;
    const isPaired = (left[at] ?? Number.POSITIVE_INFINITY) <= time + sameMs;
    if (isPaired) at += 1;
    return !isPaired;
  });
}
