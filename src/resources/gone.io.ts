import type { AwsWorld } from '../aws/world.ts';
import { LegacyLogError } from '../errors.ts';
import { poll } from '../world/poll.ts';
import type { Removing } from './removal.ts';

const pace = { firstMs: 1_000, factor: 1.5, longestMs: 5_000 };

/**
 * Looks until something is so, as long as there is patience.
 *
 * @param what is waited for, as in `the tasks of service "access-log" have not stopped in time`.
 * @throws LegacyLogError at the end of patience; the signal's reason when the run is cancelled.
 */
export async function until(
  { clock }: Pick<AwsWorld, 'clock'>,
  look: () => Promise<boolean>,
  what: string,
  { limitMs, signal }: Pick<Removing, 'limitMs' | 'signal'>,
): Promise<void> {
  const polled = await poll(clock, async () => (await look()) || undefined, { pace, limitMs, signal });
  signal?.throwIfAborted();
  if (polled.kind !== 'found')
    throw new LegacyLogError(`${what} in time`, { hint: 'run again: it goes on where it is' });
}
