import type { Outcome } from '../report.ts';
import type { Totals } from './totals.ts';

export interface Standing {
  readonly totals: Totals;
  /** Due windows that the run did not come to. */
  readonly left: number;
  /** Windows of a range that are not over, or have not settled. */
  readonly waiting: number;
  /** Whether windows follow each other from the beginning to `verifiedUntil`, and none stands alone behind it. */
  readonly isWhole: boolean;
}

/** The worst that is so: what is known to be wrong first, then what nobody knows, then what may still come. */
export function outcomeOf(standing: Standing): Outcome {
  const { states } = standing.totals;
  if (states.lost + states.extra + states.repeated > 0 || hasFault(standing.totals)) return 'different';
  if (states.unknown > 0 || (isNothing(standing.totals) && standing.waiting + standing.left === 0)) return 'unknown';
  const waits = states.open + states.settling + states.late + states.short + standing.left + standing.waiting;
  return waits > 0 || !standing.isWhole ? 'waiting' : 'verified';
}

/** A filter with a typo finds nothing in a table that is empty, and so does the wrong table: 0 = 0 compares nothing. */
export function isNothing({ lines, rows }: Totals): boolean {
  return lines === 0n && rows === 0n;
}

/** A window has one state, the worst; a row may stand twice in one that is late. */
function hasFault({ missing, extra, repeated }: Totals): boolean {
  return missing > 0n || extra > 0n || repeated > 0n;
}
