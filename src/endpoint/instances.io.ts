import { GetInstancesHealthStatusCommand, InstanceNotFound } from '@aws-sdk/client-servicediscovery';
import { read } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { readInstances } from '../resources/discovery-service/instances.io.ts';
import type { Instance } from './endpoint.ts';

type World = Pick<AwsWorld, 'cloudMap'>;

/** The registered instances, and their health as ECS last reported it: a list shows only what it was at first. */
export async function readInstancesWithHealth(world: World, serviceId: string): Promise<Instance[]> {
  const [instances, health] = await Promise.all([readInstances(world, serviceId), readHealth(world, serviceId)]);
  const listed = instances.map(({ id, ipv4 }) => ({ id, ipv4, health: health[id] || 'UNKNOWN' }));
  // One that only the other call knows is registered all the same, and its address is not known.
  const unlisted = Object.entries(health).filter(([id]) => !instances.some((instance) => instance.id === id));
  return [...listed, ...unlisted.map(([id, itsHealth]) => ({ id, ipv4: undefined, health: itsHealth }))];
}

/** By instance. One page: more than one instance is a failure already. */
async function readHealth(world: World, serviceId: string): Promise<Readonly<Record<string, string>>> {
  const what = `the health of discovery service ${serviceId}`;
  return await read('servicediscovery:GetInstancesHealthStatus', what, async () => {
    try {
      const { Status } = await world.cloudMap.send(new GetInstancesHealthStatusCommand({ ServiceId: serviceId }));
      return Status ?? {};
    } catch (error) {
      if (error instanceof InstanceNotFound) return {};
      throw error;
    }
  });
}
