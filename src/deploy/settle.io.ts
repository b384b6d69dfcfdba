import type { AwsWorld } from '../aws/world.ts';
import type { HealthPlace } from '../health/evidence.ts';
import type { Judged } from '../health/judgeHealth.ts';
import { lookAgain } from '../health/read.io.ts';
import { graceMs, readWithinMs } from '../rollout/part.io.ts';
import { poll } from '../world/poll.ts';
import { LATE, within } from '../world/within.ts';

export interface SettleOptions {
  /** How long what may pass by itself is waited for. */
  readonly allowedMs: number;
  /** The end of patience, in milliseconds since the epoch: a look may hang no longer. */
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  /** What was seen already: the first look. */
  readonly first?: Judged | undefined;
  readonly onState: (state: string) => void;
}

/** How long after a look that shows something wrong the next one confirms it. */
const confirmMs = 2_000;

/** So many looks in a row show something wrong, whatever it is: of a crash loop each tells another number of crashes. */
const mostWrong = 3;

const pace = { firstMs: 2_000, factor: 1.2, longestMs: 5_000 };

/**
 * Looks how the service is until it is well, until nothing is left that may pass by itself, or until `allowedMs` are over.
 *
 * @returns the last look; undefined where none came to an end.
 */
export async function settle(
  world: AwsWorld,
  place: HealthPlace,
  { allowedMs, limitMs, signal, first, onState }: SettleOptions,
): Promise<Judged | 'cancelled' | undefined> {
  let last: Judged | undefined;
  let known = first;
  let wrong = 0;
  const look = async (): Promise<true | undefined> => {
    const mostMs = Math.min(readWithinMs, Math.max(limitMs - world.clock.nowMs(), graceMs));
    const judged = known ?? (await within(world.clock, mostMs, lookAgain(world, place)));
    known = undefined;
    if (judged === LATE) return undefined;
    // Reads that were given up with the run say nothing of the service, not even that it is unknown how it is.
    if (judged.health.verdict === 'unknown') signal?.throwIfAborted();
    const { health, passes } = judged;
    // One look is not a state: its reads are of several moments, and what they show may be old.
    wrong = passes ? 0 : wrong + 1;
    const isConfirmed = last?.health.because === health.because || wrong >= mostWrong;
    last = judged;
    if (health.verdict === 'healthy' || (!passes && (isConfirmed || allowedMs === 0))) return true;
    if (!passes) return await world.clock.sleep(confirmMs, signal).then(look, () => undefined);
    onState(health.because);
    return undefined;
  };
  const { kind } = await poll(world.clock, look, { pace, limitMs: world.clock.nowMs() + allowedMs, signal });
  return kind === 'cancelled' ? 'cancelled' : last;
}
