import type { AwsWorld } from '../aws/world.ts';
import type { Instance } from '../endpoint/endpoint.ts';
import { readInstancesWithHealth } from '../endpoint/instances.io.ts';
import { readService } from '../resources/service/read.io.ts';
import type { ObservedService } from '../resources/service/service.ts';
import type { RunningTask } from '../tasks/runningTask.ts';
import { isTaskId } from '../tasks/taskId.ts';
import { readRunningTasks, readStoppedTasks, readTasks } from '../tasks/tasks.io.ts';
import { seen } from './again.io.ts';
import { type Evidence, type HealthPlace, type Seen, seenOf } from './evidence.ts';
import type { Health } from './health.ts';
import { type Judged, judgeHealth } from './judgeHealth.ts';
import { looksWell } from './looksWell.ts';

export type { HealthPlace } from './evidence.ts';

type World = Pick<AwsWorld, 'ecs' | 'cloudMap' | 'clock' | 'awsNowMs'>;

const none = { kind: 'seen', value: [] } as const;

/**
 * How the service is, by everything that AWS shows of it: its counts and events, its tasks, those that stopped lately, and
 * who is registered under the name. Never rejects for what could not be read: that is unknown, with the right that is missing.
 */
export async function readHealth(world: World, place: HealthPlace): Promise<Health> {
  const [service, tasks, stopped, instances] = await Promise.all([
    seen(world.clock, () => readService(world, place.cluster, place.service, false)),
    seen(world.clock, () => readRunningTasks(world, place)),
    seen(world.clock, () => readStoppedTasks(world, place, new Set())),
    readName(world, place),
  ]);
  const isThere = service.kind !== 'seen' || service.value !== undefined;
  // Of a service that it does not know ECS lists no tasks: it refuses to.
  const itsTasks = isThere ? { tasks, stopped } : { tasks: none, stopped: none };
  return judgeHealth(place, { service, instances, ...itsTasks }, world.awsNowMs()).health;
}

/**
 * The same with as few calls as it takes, for a service that is seen already: three where all is well (the instances, their
 * health, the task that they name), and the others only where something gives a reason. A task that crashed cannot hide: its
 * place was taken by another, which is a start among the service's events.
 */
export async function lookAtHealth(
  world: World,
  place: HealthPlace,
  service: Seen<ObservedService | undefined>,
): Promise<Judged> {
  const instances = await readName(world, place);
  const named = seenOf(instances) ?? [];
  const tasks = await readNamed(world, place, named);
  const nowMs = world.awsNowMs();
  if (tasks && looksWell(place, seenOf(service), seenOf(tasks), nowMs)) {
    return judgeHealth(place, { service, tasks, stopped: undefined, instances }, nowMs);
  }
  return judgeHealth(place, { service, instances, ...(await readTasksOf(world, place)) }, nowMs);
}

/** Reads the service too. */
export async function lookAgain(world: World, place: HealthPlace): Promise<Judged> {
  const service = await seen(world.clock, () => readService(world, place.cluster, place.service, false));
  return await lookAtHealth(world, place, service);
}

async function readName(world: World, place: HealthPlace): Promise<Evidence['instances']> {
  const { discoveryServiceId } = place;
  if (discoveryServiceId === undefined) return undefined;
  return await seen<readonly Instance[]>(world.clock, () => readInstancesWithHealth(world, discoveryServiceId));
}

/** ECS registers a task under its own id, so that one call finds the task that an address should be of. */
async function readNamed(
  world: World,
  { cluster }: HealthPlace,
  instances: readonly Instance[],
): Promise<Seen<readonly RunningTask[]> | undefined> {
  const ids = instances.map(({ id }) => id).filter(isTaskId);
  return ids.length === 0 ? undefined : await seen(world.clock, () => readTasks(world, cluster, ids));
}

async function readTasksOf(world: World, place: HealthPlace): Promise<Pick<Evidence, 'tasks' | 'stopped'>> {
  const [tasks, stopped] = await Promise.all([
    seen(world.clock, () => readRunningTasks(world, place)),
    seen(world.clock, () => readStoppedTasks(world, place, new Set())),
  ]);
  return { tasks, stopped };
}
