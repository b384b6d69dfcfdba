import { changeWithin, instantsOf, offsetAt, wallAt } from '../../values/zone.ts';

/** A zone's clock, as a time column without a zone keeps it. */
export interface Zone {
  readonly name: string;
  /** What the clock shows at an instant, as if that were UTC; both in ms since the epoch. */
  shownAt(ms: number): number;
  /** An instant at which the clock shows this: the earlier of two. A time that is skipped is taken by the later offset. */
  instantOf(shownMs: number): number;
  /** Whether a time that the clock shows twice goes on at this instant, so that what it showed before it shows again. */
  isInDoubled(ms: number): boolean;
}

/** @param name an offset such as `+09:00`, or a name of the database of zones */
export function zoneOf(name: string): Zone {
  return {
    name,
    shownAt: (ms) => wallAt(name, ms),
    instantOf: (shownMs) => instantsOf(name, shownMs)[0] ?? shownMs - offsetAt(name, shownMs + dayMs),
    isInDoubled: (ms) => isInDoubled(name, ms),
  };
}

const dayMs = 86_400_000;

/** The ends of the doubled time are told apart: what the clock shows there it shows once. */
function isInDoubled(name: string, ms: number): boolean {
  const backMs = offsetAt(name, ms - dayMs) - offsetAt(name, ms + dayMs);
  const changeMs = changeWithin(name, ms - dayMs, ms + dayMs);
  return backMs > 0 && changeMs !== undefined && ms > changeMs - backMs && ms < changeMs + backMs;
}
