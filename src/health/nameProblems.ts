import { checkEndpoint, type Instance } from '../endpoint/endpoint.ts';
import type { RunningTask } from '../tasks/runningTask.ts';
import type { HealthPlace } from './evidence.ts';
import { type Problem, passing, problem } from './problem.ts';

/** How long a registration may take: ECS tells the health once the task runs, and Cloud Map waits 30 s before it is true. */
export const registrationMs = 60_000;

/** What the name says, where the service runs. @param running the tasks that run. */
export function nameProblems(
  place: HealthPlace,
  instances: readonly Instance[] | undefined,
  running: readonly RunningTask[],
  nowMs: number,
): Problem[] {
  if (instances === undefined)
    return [problem(`the service is not registered under ${place.endpoint}`, 'deploy again')];
  const check = checkEndpoint(place, instances, running);
  if (check.reached) return [];
  const strangers = instances.filter(({ id, ipv4 }) => !running.some((task) => task.id === id || task.ipv4 === ipv4));
  const hint = hintOf(place, strangers);
  const task = running.length === 1 ? running[0] : undefined;
  // While it is open whether the task is healthy, so it is what Cloud Map is told.
  if (task === undefined || task.health !== 'HEALTHY') return [passing(check.because, hint)];
  // ECS registers a task, and its health, as they change and never again: only another task is registered anew.
  const isLost = !instances.some(
    ({ id, ipv4, health }) => (id === task.id || ipv4 === task.ipv4) && health !== 'UNHEALTHY',
  );
  if (isNew(task, nowMs)) return [{ ...passing(check.because, hint), mayHeal: isLost }];
  return [{ ...problem(check.because, hint), heals: isLost }];
}

/**
 * That the name leads to the task by somebody's hand: ECS registers a task under its own id, and takes no other entry away when
 * the task is replaced.
 */
export function byHand(instances: readonly Instance[], running: readonly RunningTask[]): readonly string[] {
  const [instance, ...others] = instances;
  if (!instance || others.length > 0 || running.some(({ id }) => id === instance.id)) return [];
  return [`the name leads there by an entry that is not ECS’s, ${instance.id}: it stays when the task is replaced`];
}

function isNew({ startedAtMs }: RunningTask, nowMs: number): boolean {
  return startedAtMs === undefined || nowMs - startedAtMs < registrationMs;
}

function hintOf({ discoveryServiceId, endpoint }: HealthPlace, [stranger]: readonly Instance[]): string {
  if (stranger) {
    return `take out what is not the task: aws servicediscovery deregister-instance --service-id ${discoveryServiceId} --instance-id ${stranger.id}`;
  }
  return `deploy again: that starts the task anew, and only then ECS registers it under ${endpoint}`;
}
