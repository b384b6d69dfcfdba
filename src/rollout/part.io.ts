import { ReadFailed } from '../errors.ts';
import { LATE, within } from '../world/within.ts';
import type { Clock } from '../world/world.ts';

/** What one read of a poll gave. */
export type Part<Value> = { readonly value: Value } | { readonly broken: ReadFailed };

/** How long one read of a poll may take before the poll goes on without it. */
export const readWithinMs = 20_000;

/** What the last look may still take at the limit. */
export const graceMs = 5_000;

/**
 * Makes one read of a poll by itself, so that one that is refused or hangs hides no other.
 *
 * @param limitMs the end of patience, in milliseconds since the epoch.
 */
export async function part<Value>(
  clock: Clock,
  limitMs: number,
  what: string,
  read: () => Promise<Value>,
): Promise<Part<Value>> {
  const ms = Math.min(readWithinMs, Math.max(limitMs - clock.nowMs(), graceMs));
  try {
    const value = await within(clock, ms, read());
    return value === LATE ? { broken: tooLate(what, ms) } : { value };
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    return { broken: error };
  }
}

function tooLate(what: string, ms: number): ReadFailed {
  const cause = Object.assign(new Error(`no answer within ${ms / 1_000} s`), { name: 'TimeoutError' });
  return new ReadFailed(`could not read ${what}: no answer within ${Math.round(ms / 1_000)} s`, {
    cause,
    hint: 'no answer from AWS: check the network and AWS_ENDPOINT_URL, and run again',
  });
}
