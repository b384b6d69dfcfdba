import { UpdateServiceCommand, type UpdateServiceCommandInput } from '@aws-sdk/client-ecs';
import { sendOnce, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { ServiceInput } from '../../render/desired.ts';
import { picked } from '../../values/picked.ts';
import { patiently } from '../patiently.ts';
import type { Change } from '../step.ts';
import { tagResource } from '../tags.io.ts';
import { isNotSeenYet } from './early.ts';
import { changedMembers, startDeployment } from './members.ts';
import { toObserved } from './observed.ts';
import { readService } from './read.io.ts';
import type { ObservedService } from './service.ts';
import { isNew, started } from './started.io.ts';

type World = Pick<AwsWorld, 'ecs' | 'ecsOnce' | 'clock'>;

/** Sends those members of the update that differ. Returns the service as AWS answered. @throws WriteFailed, ReadFailed. */
export async function updateService(
  world: World,
  desired: ServiceInput,
  observed: ObservedService,
  changes: readonly Change[],
  signal?: AbortSignal,
): Promise<ObservedService> {
  const changed = changedMembers(changes);
  if (changed.tags) await tagResource(world, observed.arn, desired.tags);
  if (changed.members.length === 0 && !changed.force) return observed;
  const input = {
    cluster: desired.cluster,
    service: desired.serviceName,
    ...picked(
      { ...desired, capacityProviderStrategy: desired.capacityProviderStrategy ?? backToLaunchType },
      changed.members,
    ),
    ...(changed.force && { forceNewDeployment: true }),
  };
  const sending = () =>
    sendOnce(
      () => send(world, input),
      () => startedSince(world, desired, observed),
      world.clock,
    );
  const now = await write('ecs:UpdateService', `update the service "${desired.serviceName}"`, () =>
    patiently(world.clock, sending, { isEarly: isNotSeenYet, signal }),
  );
  const starts = changed.force || startDeployment(changes);
  return starts ? await started(world, desired, observed, now, signal) : now;
}

/** By an empty strategy a service goes back to the launch type that it was created with. */
const backToLaunchType: NonNullable<ServiceInput['capacityProviderStrategy']> = [];

async function send({ ecsOnce }: World, input: UpdateServiceCommandInput): Promise<ObservedService> {
  const { service } = await ecsOnce.send(new UpdateServiceCommand(input));
  return toObserved(service ?? {});
}

/** An update that starts no deployment can be sent again; one that was forced and started it may not. */
async function startedSince(
  world: World,
  { cluster, serviceName }: ServiceInput,
  observed: ObservedService,
): Promise<ObservedService | undefined> {
  const service = await readService(world, cluster, serviceName, false);
  return service && isNew(service, observed) ? service : undefined;
}
