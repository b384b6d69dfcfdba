/** Milliseconds. */
export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

/**
 * How long to wait before an attempt, counted from 0: twice as long as before it, up to a limit, and up to a half less by chance, so
 * that many senders do not come back in the same moment.
 *
 * @param chance from 0 up to 1
 */
export function backoffMs({ firstMs, mostMs }: Backoff, attempt: number, chance: number): number {
  const longest = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 30));
  return Math.round(longest * (1 - chance / 2));
}
