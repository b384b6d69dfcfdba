import { kindOf } from '../../aws/kind.ts';
import { refusalOf } from '../../aws/refusal.ts';
import { type Pace, poll } from '../../world/poll.ts';
import type { Clock } from '../../world/world.ts';

/** What others use up of an account's quota comes free again within minutes. */
export const quotaPace: Pace = { firstMs: 1000, factor: 2, longestMs: 30_000 };

/**
 * Does it again and again until there is a result, also where it was refused only because the account's quota is used up:
 * 100 queries at a time are a limit, calls in a second are throttled. The run's own time is the limit of that.
 *
 * @param signal ends the waiting; throws its reason
 */
export async function patiently<T>(
  clock: Clock,
  pace: Pace,
  signal: AbortSignal,
  work: () => Promise<T | undefined>,
): Promise<T> {
  const tried = async () => {
    try {
      return await work();
    } catch (error) {
      if (isOfQuota(refusalOf(error).name)) return undefined;
      throw error;
    }
  };
  const found = await poll(clock, tried, { pace, limitMs: Number.POSITIVE_INFINITY, signal });
  if (found.kind === 'found') return found.value;
  throw signal.reason;
}

function isOfQuota(name: string): boolean {
  return name === 'LimitExceededException' || kindOf(name) === 'throttled';
}
