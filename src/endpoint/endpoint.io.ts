import { refusalName } from '../aws/call.io.ts';
import { isPassing } from '../aws/refusal.ts';
import type { AwsWorld } from '../aws/world.ts';
import { ReadFailed } from '../errors.ts';
import { isTaskId } from '../tasks/taskId.ts';
import { readRunningTasks, readTasks, type ServicePlace } from '../tasks/tasks.io.ts';
import { poll } from '../world/poll.ts';
import { checkEndpoint, type EndpointCheck } from './endpoint.ts';
import { readInstancesWithHealth } from './instances.io.ts';

type World = Pick<AwsWorld, 'ecs' | 'cloudMap' | 'clock'>;

/** Where the name and the task are found. */
export interface EndpointPlace extends ServicePlace {
  readonly discoveryServiceId: string;
  /** Whether the discovery service has a health check. */
  readonly healthChecked: boolean;
}

const pace = { firstMs: 2_000, factor: 1, longestMs: 2_000 };

/**
 * Polls whether the name leads to the running task, until it does or `allowedMs` are over: ECS registers a task moments
 * after it runs, and its health follows. A read that gets no answer is no news.
 *
 * @returns what the name leads to at the end, or `'cancelled'`.
 * @throws ReadFailed where that could not be read at the end, or never can.
 */
export async function reachEndpoint(
  world: World,
  place: EndpointPlace,
  { allowedMs, signal }: { readonly allowedMs: number; readonly signal?: AbortSignal | undefined },
): Promise<EndpointCheck | 'cancelled'> {
  const seen: (EndpointCheck | ReadFailed)[] = [];
  const pollOnce = async () => {
    const check = await checkNow(world, place).catch(onlyPassing);
    seen.push(check);
    return check instanceof ReadFailed || !check.reached ? undefined : check;
  };
  const limitMs = world.clock.nowMs() + allowedMs;
  const { kind } = await poll(world.clock, pollOnce, { pace, limitMs, signal });
  const last = seen.at(-1);
  if (kind === 'cancelled' || last === undefined) return 'cancelled';
  if (last instanceof ReadFailed) throw last;
  return last;
}

function onlyPassing(error: unknown): ReadFailed {
  if (error instanceof ReadFailed && isPassing(refusalName(error))) return error;
  throw error;
}

async function checkNow(world: World, place: EndpointPlace): Promise<EndpointCheck> {
  const instances = await readInstancesWithHealth(world, place.discoveryServiceId);
  if (instances.length !== 1) return checkEndpoint(place, instances, []);
  // ECS registers a task under its own id, so that one call finds the task that an address should be of. Where
  // that leads to no task (somebody registered the instance by hand), the service's tasks are read.
  const ids = instances.map((instance) => instance.id).filter(isTaskId);
  const named = await readTasks(world, place.cluster, ids);
  const check = checkEndpoint(place, instances, named);
  if (check.reached || named.length > 0) return check;
  return checkEndpoint(place, instances, await readRunningTasks(world, place));
}
