import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { sendOnce, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { toObserved } from './observed.ts';
import { readService } from './read.io.ts';
import { type ObservedService, primaryOf } from './service.ts';
import { started } from './started.io.ts';

type World = Pick<AwsWorld, 'ecs' | 'ecsOnce' | 'clock'>;

export interface Run {
  readonly cluster: string;
  readonly service: string;
  /** An ARN. */
  readonly taskDefinition: string;
  /** What this is for, as in `could not update the app’s service "web"`. */
  readonly what: string;
}

/**
 * Tells a service to run a revision, and nothing else of it: whatever else the service is made of stays.
 *
 * @param before the service as it was read last.
 * @returns the service with the deployment that runs the revision.
 * @throws WriteFailed, ReadFailed.
 */
export async function runRevision(
  world: World,
  { cluster, service, taskDefinition, what }: Run,
  before: ObservedService,
): Promise<ObservedService> {
  const send = async () => {
    const answer = await world.ecsOnce.send(new UpdateServiceCommand({ cluster, service, taskDefinition }));
    return toObserved(answer.service ?? {});
  };
  const isCarriedOut = async () => {
    const now = await readService(world, cluster, service, false);
    const primary = now && primaryOf(now);
    const isOurs = primary?.taskDefinitionArn === taskDefinition && primary.id !== primaryOf(before)?.id;
    return isOurs ? now : undefined;
  };
  const now = await write('ecs:UpdateService', what, () => sendOnce(send, isCarriedOut, world.clock));
  return await started(world, { cluster, serviceName: service }, before, now);
}
