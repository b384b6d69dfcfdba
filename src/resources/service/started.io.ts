import type { AwsWorld } from '../../aws/world.ts';
import { WriteFailed } from '../../errors.ts';
import { poll } from '../../world/poll.ts';
import { readService } from './read.io.ts';
import { type ObservedService, primaryOf } from './service.ts';

/** Whether another deployment is in charge than before. */
export function isNew(now: ObservedService, before: ObservedService): boolean {
  const primary = primaryOf(now);
  return primary !== undefined && primary.id !== primaryOf(before)?.id;
}

const pace = { firstMs: 1_000, factor: 2, longestMs: 4_000 };

/** What is read after a write may be old; so long it is looked whether it is. */
const seenWithinMs = 15_000;

/**
 * The service with the deployment that an update has started. Its answer may be older than that: then all that is seen is
 * the old task, which is well and no sign that the new one is.
 *
 * @param answered as AWS answered to the update.
 * @throws WriteFailed where no new deployment comes to be seen; ReadFailed.
 */
export async function started(
  world: Pick<AwsWorld, 'ecs' | 'clock'>,
  { cluster, serviceName }: { readonly cluster: string; readonly serviceName: string },
  before: ObservedService,
  answered: ObservedService,
  signal?: AbortSignal,
): Promise<ObservedService> {
  if (isNew(answered, before)) return answered;
  const look = async () => {
    const service = await readService(world, cluster, serviceName, false);
    return service && isNew(service, before) ? service : undefined;
  };
  const polled = await poll(world.clock, look, { pace, limitMs: world.clock.nowMs() + seenWithinMs, signal });
  if (polled.kind === 'found') return polled.value;
  signal?.throwIfAborted();
  throw new WriteFailed(
    `AWS took the update of the service "${serviceName}", but shows no new deployment: whether the task is replaced is unknown`,
    { hint: 'see how it is with: status; and run again' },
  );
}
