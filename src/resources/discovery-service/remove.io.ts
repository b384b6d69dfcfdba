import { DeleteServiceCommand, DeregisterInstanceCommand } from '@aws-sdk/client-servicediscovery';
import { refusalName, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { LegacyLogError } from '../../errors.ts';
import type { Desired } from '../../render/desired.ts';
import { readCloudMapTags } from '../cloudMapTags.io.ts';
import { until } from '../gone.io.ts';
import { isOwned, notOwned } from '../owner.ts';
import type { Found, Removal, Removing } from '../removal.ts';
import { readService } from '../service/read.io.ts';
import { isDeleted } from '../service/service.ts';
import { readInstances } from './instances.io.ts';
import { othersIn, type RegisteredInstance } from './instances.ts';
import { readDescribedAs } from './read.io.ts';

/** Takes the name away, once nothing is registered under it. */
export const discoveryServiceRemoval: Removal = {
  find: async (world, desired, _asked, { discoveryService: service }) => {
    const others = await elsewhere(world, desired, service?.id);
    if (!service) return others;
    const [tags, instances] = await Promise.all([
      readCloudMapTags(world, service.arn),
      readInstances(world, service.id),
    ]);
    return [{ name: service.name, id: service.id, ...fateOf(desired, tags, instances) }, ...others];
  },
  remove: async (world, desired, { id, name }, removing) => {
    removing.say('waiting until nothing is registered under the name');
    await emptied(world, desired, id, removing);
    const deleted = () => deleteService(world, id, name);
    await until(world, deleted, `the discovery service "${name}" is not gone`, removing);
  },
};

/** Names that this log service had in other namespaces. A log service of the same name in another cluster looks the same. */
async function elsewhere(world: AwsWorld, { discoveryService }: Desired, ownId: string | undefined): Promise<Found[]> {
  const described = await readDescribedAs(world, discoveryService.Description);
  const because =
    'it has the description of this log service’s name: one that it had before, or that of a log service of the same name elsewhere';
  return described
    .filter(({ id }) => id !== ownId)
    .map(({ name, id }) => ({ name: `${name} (${id})`, id, goes: false, because }));
}

function fateOf(
  { service }: Desired,
  tags: Readonly<Record<string, string>>,
  instances: readonly RegisteredInstance[],
): Pick<Found, 'goes' | 'because'> {
  const [other] = othersIn(service, instances);
  if (!isOwned(tags, service.serviceName)) return { goes: false, because: notOwned(tags, service.serviceName) };
  if (other) return { goes: false, because: `${other.service ?? other.id} is registered there, which is not ours` };
  return { goes: true, because: 'it was made for this service, and nobody else is registered there' };
}

/** ECS takes an instance away moments after its task has stopped; one that it has forgotten is ours to take away. */
const forgottenAfterMs = 60_000;

async function emptied(world: AwsWorld, desired: Desired, id: string, removing: Removing): Promise<void> {
  const patience = { ...removing, limitMs: Math.min(removing.limitMs, world.clock.nowMs() + forgottenAfterMs) };
  const empty = async () => (await ours(world, desired, id)).length === 0;
  await until(world, empty, 'waited', patience).catch(unlessCancelled(removing.signal));
  const forgotten = await ours(world, desired, id);
  if (forgotten.length > 0) await refuseRunning(world, desired);
  for (const { id: instance } of forgotten) await deregister(world, id, instance);
}

/** One look may have missed the service; its task's address is not to be taken away while it runs. */
async function refuseRunning(world: AwsWorld, { service: { cluster, serviceName } }: Desired): Promise<void> {
  const service = await readService(world, cluster, serviceName, false);
  if (!service || isDeleted(service)) return;
  throw new LegacyLogError(`service "${serviceName}" is still there, and its task is registered under the name`, {
    hint: 'run again: it is taken away first',
  });
}

function unlessCancelled(signal: AbortSignal | undefined): (error: unknown) => void {
  return (error) => {
    if (signal?.aborted || refusalName(error) !== 'LegacyLogError') throw error;
  };
}

async function ours(world: AwsWorld, { service }: Desired, id: string): Promise<readonly RegisteredInstance[]> {
  const instances = await readInstances(world, id);
  const others = othersIn(service, instances);
  return instances.filter((instance) => !others.includes(instance));
}

async function deregister({ cloudMap }: AwsWorld, ServiceId: string, InstanceId: string): Promise<void> {
  await write('servicediscovery:DeregisterInstance', `take the instance ${InstanceId} out of Cloud Map`, async () => {
    try {
      await cloudMap.send(new DeregisterInstanceCommand({ ServiceId, InstanceId }));
    } catch (error) {
      if (!['InstanceNotFound', 'DuplicateRequest'].includes(refusalName(error))) throw error;
    }
  });
}

/** Whether it is gone; it is not while Cloud Map still holds an instance of it. */
async function deleteService({ cloudMap }: AwsWorld, Id: string, name: string): Promise<boolean> {
  return await write('servicediscovery:DeleteService', `delete the discovery service "${name}"`, async () => {
    try {
      await cloudMap.send(new DeleteServiceCommand({ Id }));
      return true;
    } catch (error) {
      if (refusalName(error) === 'ServiceNotFound') return true;
      if (refusalName(error) !== 'ResourceInUse') throw error;
      return false;
    }
  });
}
