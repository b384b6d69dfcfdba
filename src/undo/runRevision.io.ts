import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { sendOnce, write } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { toObserved } from '../resources/service/observed.ts';
import { readService } from '../resources/service/read.io.ts';
import { type ObservedService, primaryOf } from '../resources/service/service.ts';
import { started } from '../resources/service/started.io.ts';
import { shortName } from '../resources/task-definition/name.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';

type World = Pick<AwsWorld, 'ecs' | 'ecsOnce' | 'clock'>;

/** Tells the service to run a revision, and nothing else of it. Returns it as AWS answered. @throws WriteFailed, ReadFailed. */
export async function runRevision(
  world: World,
  { cluster, service }: ServicePlace,
  before: ObservedService,
  taskDefinition: string,
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
  const what = `have the service "${service}" run ${shortName(taskDefinition)}`;
  const now = await write('ecs:UpdateService', what, () => sendOnce(send, isCarriedOut));
  return await started(world, { cluster, serviceName: service }, before, now);
}
