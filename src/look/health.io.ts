import type { AwsWorld } from '../aws/world.ts';
import { reachEndpoint } from '../endpoint/endpoint.io.ts';
import { LegacyLogError } from '../errors.ts';
import type { Health, Listening, Stops, TaskHealth } from '../health/health.ts';
import { readService } from '../resources/service/read.io.ts';
import { isDeleted, type ObservedService, primaryOf } from '../resources/service/service.ts';
import { causeOfStop } from '../tasks/cause.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import { readStoppedTasks, type ServicePlace } from '../tasks/tasks.io.ts';
import type { SeenTask } from './seenTask.ts';
import { listTaskIds, readSeenTasks } from './tasks.io.ts';

export interface HealthPlace extends ServicePlace {
  readonly discoveryServiceId: string | undefined;
  readonly healthChecked: boolean;
  readonly endpoint: string;
}

/** How the service is, by reads alone. What could not be read makes it unknown. */
export async function readHealth(world: AwsWorld, place: HealthPlace): Promise<Health> {
  try {
    return await judge(world, place);
  } catch (error) {
    if (!(error instanceof LegacyLogError)) throw error;
    const because = error.message;
    const counts = { running: 0, pending: 0, desired: 0 };
    return { verdict: 'unknown', because, ...counts, tasks: [], stops: [], listening: { state: 'unknown', because } };
  }
}

async function judge(world: AwsWorld, place: HealthPlace): Promise<Health> {
  const service = await readService(world, place.cluster, place.service, false);
  if (!service || isDeleted(service)) return absent(place);
  const [tasks, stopped, listening] = await Promise.all([
    listTaskIds(world, place).then((ids) => readSeenTasks(world, place.cluster, ids)),
    readStoppedTasks(world, place, new Set()),
    whoListens(world, place),
  ]);
  const { runningCount: running, pendingCount: pending, desiredCount: desired } = service;
  const counts = { running, pending, desired, tasks: tasks.map(toTaskHealth), stops: group(service, stopped) };
  const problem = problemIn(service, counts, listening);
  const verdict = problem === undefined ? 'healthy' : listening.state === 'unknown' ? 'unknown' : 'degraded';
  return { verdict, because: problem ?? listening.because, ...counts, listening };
}

function absent({ cluster, service }: ServicePlace): Health {
  const because = `there is no service "${service}" in cluster "${cluster}"`;
  const listening = { state: 'no', sinceMs: undefined, because } as const;
  return { verdict: 'degraded', because, running: 0, pending: 0, desired: 0, tasks: [], stops: [], listening };
}

async function whoListens(world: AwsWorld, place: HealthPlace): Promise<Listening> {
  const { discoveryServiceId } = place;
  if (discoveryServiceId === undefined) {
    return { state: 'no', sinceMs: undefined, because: `the name ${place.endpoint} does not exist` };
  }
  const check = await reachEndpoint(world, { ...place, discoveryServiceId }, { allowedMs: 0 });
  if (check === 'cancelled') return { state: 'unknown', because: 'the look was cancelled' };
  const { address, because } = check;
  if (!check.reached || address === undefined) return { state: 'no', sinceMs: undefined, because };
  return { state: 'yes', sinceMs: undefined, address, because };
}

function problemIn(
  service: ObservedService,
  { running, desired, tasks, stops }: Pick<Health, 'running' | 'desired' | 'tasks' | 'stops'>,
  listening: Listening,
): string | undefined {
  if (desired === 0) return 'the service is scaled to nothing';
  if (running < desired) return stops[0]?.cause ?? `${running} of ${desired} tasks run`;
  const unwell = tasks.find(({ health }) => health === 'UNHEALTHY');
  if (unwell) return `task ${unwell.id} is UNHEALTHY`;
  if (primaryOf(service)?.rolloutState === 'FAILED') return 'its last rollout failed';
  return listening.state === 'yes' ? undefined : listening.because;
}

function toTaskHealth({ id, lastStatus, health, startedAtMs, ipv4 }: SeenTask): TaskHealth {
  return { id, lastStatus, health, startedAtMs, ipv4 };
}

function group(service: ObservedService, stopped: readonly StoppedTask[]): Stops[] {
  const ours = stopped.filter((task) => task.taskDefinitionArn === primaryOf(service)?.taskDefinitionArn);
  const causes = Map.groupBy(
    ours.toSorted((a, b) => b.createdAtMs - a.createdAtMs),
    causeOfStop,
  );
  return [...causes].map(([cause, tasks]) => ({
    cause,
    count: tasks.length,
    lastAtMs: tasks[0]?.createdAtMs ?? 0,
    taskId: tasks[0]?.id ?? '',
  }));
}
