import { mostWindows } from '../config/limits.ts';
import { NotPossible } from '../errors.ts';

/** A half-open piece of time: an event stamped exactly at `toMs` belongs to the next window, or two neighbours would both count it. */
export interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Windows of which each follows the one before: created once, and then asked by the functions below. Nothing else
 * reckons with their edges, so that windows which are not all of one length (days of a zone that changes its clocks)
 * can stand here too. `windowMs` is for those that count in bins of one length, and have to see that it is one.
 */
export interface Stretch {
  /** Where the first window begins, in ms since the epoch. */
  readonly fromMs: number;
  /** The length of every window. */
  readonly windowMs: number;
  /** How many windows there are; 0 where none is due. */
  readonly count: number;
}

/**
 * The windows that a piece of time touches, aligned to the epoch.
 *
 * @throws NotPossible if there are more than a run can report
 */
export function stretchBetween({ fromMs, toMs }: Window, windowMs: number): Stretch {
  const first = Math.floor(fromMs / windowMs);
  const count = Math.max(0, Math.ceil(toMs / windowMs) - first);
  if (count > mostWindows) {
    throw new NotPossible(`the range has ${count} windows, and a run compares at most ${mostWindows}`, {
      hint: 'ask for a shorter range, or configure longer windows',
    });
  }
  return { fromMs: first * windowMs, windowMs, count };
}

/** @param index from 0, below the stretch's count. */
export function windowAt({ fromMs, windowMs }: Stretch, index: number): Window {
  return { fromMs: fromMs + index * windowMs, toMs: fromMs + (index + 1) * windowMs };
}

/** The window that holds an instant; undefined where none does. */
export function indexOf({ fromMs, windowMs, count }: Stretch, atMs: number): number | undefined {
  const index = Math.floor((atMs - fromMs) / windowMs);
  return index >= 0 && index < count ? index : undefined;
}

/** In order of time. */
export function windowsOf(stretch: Stretch): readonly Window[] {
  return Array.from({ length: stretch.count }, (_, index) => windowAt(stretch, index));
}

/** From the first window's beginning to the last one's end; of no length where there is no window. */
export function spanOf(stretch: Stretch): Window {
  return { fromMs: stretch.fromMs, toMs: windowAt(stretch, stretch.count).fromMs };
}

/** The same windows in stretches of at most so many, in order. */
export function slicesOf(stretch: Stretch, most: number): readonly Stretch[] {
  return Array.from({ length: Math.ceil(stretch.count / most) }, (_, slice) => ({
    ...stretch,
    fromMs: windowAt(stretch, slice * most).fromMs,
    count: Math.min(most, stretch.count - slice * most),
  }));
}
