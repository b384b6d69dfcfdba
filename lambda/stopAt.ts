/** Kept back of the time that is left, so that what was found is still remembered in S3 and told. */
const reserveMs = 10_000;

/**
 * When an invocation has to stop looking. Of a short time at most a quarter is kept back.
 *
 * @param leftMs until Lambda ends it
 */
export function stopAt(nowMs: number, leftMs: number): number {
  return nowMs + leftMs - Math.min(reserveMs, leftMs / 4);
}
