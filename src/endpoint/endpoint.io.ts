import { GetInstancesHealthStatusCommand, InstanceNotFound } from '@aws-sdk/client-servicediscovery';
import { read, refusalName } from '../aws/call.io.ts';
import { isPassing } from '../aws/refusal.ts';
import type { AwsWorld } from '../aws/world.ts';
import { ReadFailed } from '../errors.ts';
import { readInstances } from '../resources/discovery-service/instances.io.ts';
import { listTasks, readTasks } from '../tasks/tasks.io.ts';
import { checkEndpoint, type EndpointCheck, type Instance, isTaskId } from './endpoint.ts';

/** Where the name and the task are found. */
export interface EndpointPlace {
  readonly cluster: string;
  readonly service: string;
  readonly discoveryServiceId: string;
  /** Whether the discovery service has a health check. */
  readonly healthChecked: boolean;
}

/**
 * Looks whether the name leads to the running task, again and again until it does or `allowedMs` are over: ECS
 * registers a task moments after it runs, and its health follows. A look that gets no answer is no news.
 *
 * @throws ReadFailed; the signal's reason when it is aborted.
 */
export async function reachEndpoint(
  world: AwsWorld,
  place: EndpointPlace,
  allowedMs: number,
  signal?: AbortSignal,
): Promise<EndpointCheck> {
  const limitMs = world.clock.nowMs() + allowedMs;
  for (;;) {
    const isOver = () => world.clock.nowMs() >= limitMs;
    try {
      const check = await lookAtEndpoint(world, place);
      if (check.reached || isOver()) return check;
    } catch (error) {
      if (isOver() || !(error instanceof ReadFailed) || !isPassing(refusalName(error))) throw error;
    }
    await world.clock.sleep(2_000, signal);
  }
}

async function lookAtEndpoint(world: AwsWorld, place: EndpointPlace): Promise<EndpointCheck> {
  const instances = await readWithHealth(world, place.discoveryServiceId);
  if (instances.length !== 1) return checkEndpoint(place, instances, []);
  // ECS registers a task under its own id, so that one call finds the task that an address should be of. Where
  // that leads to no task (somebody registered the instance by hand), the service's tasks are asked for.
  const ids = instances.map((instance) => instance.id).filter(isTaskId);
  const named = await readTasks(world, place.cluster, ids);
  const check = checkEndpoint(place, instances, named);
  if (check.reached || named.length > 0) return check;
  const running = await listTasks(world, place.cluster, place.service, 'RUNNING');
  return checkEndpoint(place, instances, await readTasks(world, place.cluster, running));
}

/** The registered instances, and their health as ECS last reported it: a list shows only what it was at first. */
async function readWithHealth(world: AwsWorld, serviceId: string): Promise<Instance[]> {
  const [instances, health] = await Promise.all([readInstances(world, serviceId), readHealth(world, serviceId)]);
  return instances.map(({ id, ipv4 }) => ({ id, ipv4, health: health[id] ?? 'UNKNOWN' }));
}

/** One page: more than one instance is a failure already. */
async function readHealth(world: AwsWorld, serviceId: string): Promise<Readonly<Record<string, string>>> {
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
