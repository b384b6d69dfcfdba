/** How long a connection may take to be there. */
export const CONNECT_WITHIN_MS = 5_000;

/** How long a call may take from its beginning to the last byte of its answer. */
export const ANSWER_WITHIN_MS = 20_000;

/** The same for what is done after a run was cancelled, when whoever cancelled it will not wait. */
export const AFTERWARDS_WITHIN_MS = 3_000;

/** As much is given to a call however late it is: the reads that say how a run ended come after its end. */
const shortestMs = 2_000;

/**
 * How long a call may take that begins now. Near the end of a run it is less, so that the run never outlasts its own limit
 * by more than one call may take.
 *
 * @param leftMs what is left until the run's limit, below 0 after it; undefined where there is none.
 */
export function callLimitMs(answerWithinMs: number, leftMs: number | undefined): number {
  if (leftMs === undefined) return answerWithinMs;
  return Math.min(answerWithinMs, Math.max(shortestMs, leftMs + answerWithinMs));
}
