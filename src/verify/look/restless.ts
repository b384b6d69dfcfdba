/** What is known of a window's counts: lines less rows, and what of that no neighbour makes up for. */
export interface Odds {
  readonly difference: bigint;
  readonly rest: bigint;
}

/** After so many windows whose counts agree, what is odd before them has nothing to do with what is odd behind them. */
const calmWindows = 2;
/** Three hours of windows of 5 minutes: nobody's rows are so late by a clock that is nearly right. */
const mostWindows = 36;

/**
 * Whether a window's rest may come from lines that crossed one edge after the other: where a table's clock is a moment
 * behind on a busy site, counts go up and down from window to window, and what is short here is too much some windows on.
 * Then counts cannot tell it from a loss.
 *
 * @param neighbours of the window, in both directions, nearest first; each ends where nothing is known
 */
export function isRestless(rest: bigint, neighbours: readonly Iterable<Odds>[]): boolean {
  return rest !== 0n && neighbours.some((side) => hasOpposite(rest, side));
}

function hasOpposite(rest: bigint, side: Iterable<Odds>): boolean {
  let [calm, seen] = [0, 0];
  for (const odds of side) {
    seen += 1;
    if (odds.rest * rest < 0n) return true;
    calm = odds.difference === 0n ? calm + 1 : 0;
    if (calm === calmWindows || seen === mostWindows) return false;
  }
  return false;
}
