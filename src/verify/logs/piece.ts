import { iso } from '../../values/iso.ts';
import type { Window } from '../window.ts';
import type { Log } from './stages.ts';

/** What a log group answers for of a window. */
export interface Piece extends Window {
  /** The place of the window among those that were asked for. */
  readonly index: number;
}

/** From when until when a log group holds the lines; in ms since the epoch. */
export function stretchOf({ from, until }: Pick<Log, 'from' | 'until'>): Window {
  return {
    fromMs: from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from),
    toMs: until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until),
  };
}

/** The pieces of windows that lie in a stretch, in their order. */
export function piecesOf(windows: readonly Window[], stretch: Window): readonly Piece[] {
  return windows
    .map(({ fromMs, toMs }, index) => ({
      index,
      fromMs: Math.max(fromMs, stretch.fromMs),
      toMs: Math.min(toMs, stretch.toMs),
    }))
    .filter(({ fromMs, toMs }) => fromMs < toMs);
}

/** The first part of a window that no stretch covers, in words; undefined where all of it is covered. */
export function uncovered({ fromMs, toMs }: Window, stretches: readonly Window[]): string | undefined {
  let coveredMs = fromMs;
  for (const stretch of stretches.toSorted((a, b) => a.fromMs - b.fromMs)) {
    if (stretch.fromMs <= coveredMs) coveredMs = Math.max(coveredMs, stretch.toMs);
  }
  if (coveredMs >= toMs) return undefined;
  const nextMs = Math.min(toMs, ...stretches.map((stretch) => stretch.fromMs).filter((ms) => ms > coveredMs));
  return `no log group is configured for ${iso(coveredMs)} to ${iso(nextMs)}`;
}

/** The place of the piece that holds an instant, -1 for none. @param pieces in order of time */
export function pieceAt(pieces: readonly Piece[], atMs: number): number {
  let [low, high] = [0, pieces.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { fromMs, toMs } = pieces[middle] as Piece;
    if (atMs < fromMs) high = middle - 1;
    else if (atMs >= toMs) low = middle + 1;
    else return middle;
  }
  return -1;
}
