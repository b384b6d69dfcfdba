import { DeleteServiceCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { refusalName, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { Desired } from '../../render/desired.ts';
import { until } from '../gone.io.ts';
import { isOwned, notOwned } from '../owner.ts';
import type { Found, Removal, Removing } from '../removal.ts';
import { readService } from './read.io.ts';
import { isDeleted, type ObservedService } from './service.ts';

/**
 * Takes the service away: scaled to nothing first, so that its task stops in its order, the batch before Fluentd, and leaves
 * Cloud Map while the service still stands; then deleted without force, since one that somebody scales up meanwhile is in use.
 */
export const serviceRemoval: Removal = {
  find: async (world, { service: { cluster, serviceName } }) => {
    const service = await readService(world, cluster, serviceName, true);
    return service && !isDeleted(service) ? [foundOf(service, serviceName)] : [];
  },
  remove: async (world, desired, _found, removing) => {
    await scaleToNothing(world, desired, removing);
    await deleteService(world, desired);
    removing.say('waiting until the service is gone');
    const gone = async () => isGone(await read(world, desired));
    await until(world, gone, `service "${desired.service.serviceName}" is not gone`, removing);
  },
};

function foundOf({ arn, status, tags, runningCount }: ObservedService, name: string): Found {
  // ECS shows no tags of a service that is being deleted.
  if (status === 'DRAINING') return { name, id: arn, goes: true, because: 'it is being deleted already' };
  if (!isOwned(tags, name)) return { name, id: arn, goes: false, because: notOwned(tags, name) };
  const tasks = runningCount === 0 ? 'no task runs' : 'its task is stopped, and nobody listens from then on';
  return { name, id: arn, goes: true, because: tasks };
}

async function scaleToNothing(world: AwsWorld, desired: Desired, removing: Removing): Promise<void> {
  const { cluster, serviceName: service } = desired.service;
  const before = await read(world, desired);
  if (before?.status !== 'ACTIVE') return;
  if (before.desiredCount > 0) {
    await write('ecs:UpdateService', `scale the service "${service}" to nothing`, () =>
      world.ecs.send(new UpdateServiceCommand({ cluster, service, desiredCount: 0 })),
    );
  }
  removing.say('waiting until its task has stopped');
  const stopped = async () => isQuiet(await read(world, desired));
  await until(world, stopped, `the task of service "${service}" has not stopped`, removing);
}

/** Gone meanwhile, by a call whose answer was lost or by somebody else, is gone. */
async function deleteService(world: AwsWorld, desired: Desired): Promise<void> {
  const { cluster, serviceName: service } = desired.service;
  if ((await read(world, desired))?.status !== 'ACTIVE') return;
  await write('ecs:DeleteService', `delete the service "${service}"`, async () => {
    try {
      await world.ecs.send(new DeleteServiceCommand({ cluster, service }));
    } catch (error) {
      if (!['ServiceNotFoundException', 'ServiceNotActiveException'].includes(refusalName(error))) throw error;
    }
  });
}

function isQuiet(service: ObservedService | undefined): boolean {
  return service?.status !== 'ACTIVE' || service.runningCount + service.pendingCount === 0;
}

function isGone(service: ObservedService | undefined): boolean {
  return !service || isDeleted(service);
}

async function read(world: AwsWorld, { service }: Desired): Promise<ObservedService | undefined> {
  return await readService(world, service.cluster, service.serviceName, false);
}
