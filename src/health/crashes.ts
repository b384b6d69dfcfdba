import { type ObservedDeployment, type ObservedService, primaryOf } from '../resources/service/service.ts';
import { stampSlackMs } from '../rollout/rollout.ts';
import { causeOf } from '../tasks/cause.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import { defined } from '../values/defined.ts';
import type { Stops } from './health.ts';

/** For about so long ECS shows a task that stopped, and a start says that another's place was taken. */
export const latelyMs = 60 * 60_000;

/** A task that has run so long since the last crash has got over it, unless those that crashed ran longer. */
export const steadyMs = 5 * 60_000;

/** So many crashes are a loop, which no waiting ends; one may be got over. */
export const crashesOfALoop = 2;

/** When a task stopped, as near as ECS tells it; 0 where it does not tell. */
export function stoppedAtMs(task: StoppedTask): number {
  return task.stoppingAtMs ?? task.stoppedAtMs ?? task.createdAtMs;
}

/**
 * The tasks of the deployment in charge that stopped lately, the last first. Lately is as long as ECS shows them: no clock
 * of this machine can hide one.
 */
export function stoppedLately(service: ObservedService, stopped: readonly StoppedTask[]): readonly StoppedTask[] {
  const primary = primaryOf(service);
  return stopped.filter((task) => isOf(primary, task)).toSorted((a, b) => stoppedAtMs(b) - stoppedAtMs(a));
}

function isOf(primary: ObservedDeployment | undefined, task: StoppedTask): boolean {
  return (
    primary !== undefined &&
    task.taskDefinitionArn === primary.taskDefinitionArn &&
    // One of which ECS does not say when it began is not thereby another deployment's.
    (task.createdAtMs === 0 || task.createdAtMs >= primary.createdAtMs - stampSlackMs)
  );
}

/** Those that ended by themselves since ECS called the deployment completed: until then its own count is the judge. */
export function crashesIn(service: ObservedService, lately: readonly StoppedTask[]): readonly StoppedTask[] {
  const completedMs = completedAtMs(service);
  const isAfter = (task: StoppedTask) => stoppedAtMs(task) === 0 || stoppedAtMs(task) > completedMs;
  return lately.filter((task) => causeOf(task).kind === 'failure' && isAfter(task));
}

/** When ECS called the deployment completed; 0 where its events, the last hundred, no longer tell. */
export function completedAtMs(service: ObservedService): number {
  const id = primaryOf(service)?.id ?? '';
  const completed = service.events.filter(
    ({ message }) => message.includes(`(deployment ${id})`) && message.includes('deployment completed'),
  );
  return completed.at(-1)?.atMs ?? 0;
}

/**
 * For how long a task has to have run for the crashes before it to be over: longer than those that crashed. The first of
 * them may have run for weeks, or be the deployment's own; it counts where it had taken another's place itself not long
 * before, for ECS shows no more than one crash of a loop that takes as long as ECS shows them.
 *
 * @param crashes the last first.
 */
export function steadyAfterMs(crashes: readonly StoppedTask[], completedMs = 0): number {
  const counted = crashes.filter(
    (task, at) => at < crashes.length - 1 || (ranMs(task) < latelyMs && task.createdAtMs > completedMs),
  );
  return Math.min(latelyMs, Math.max(steadyMs, ...counted.map(ranMs)));
}

function ranMs(task: StoppedTask): number {
  return stoppedAtMs(task) - (task.startedAtMs ?? stoppedAtMs(task));
}

/** By cause, the latest first. @param lately the last first. */
export function groupStops(lately: readonly StoppedTask[]): readonly Stops[] {
  const groups = new Map<string, StoppedTask[]>();
  for (const task of lately) {
    const { fact } = causeOf(task);
    groups.set(fact, [...(groups.get(fact) ?? []), task]);
  }
  return [...groups].flatMap(([cause, tasks]) => {
    const [last] = tasks;
    if (!last) return [];
    const { kind, hint } = causeOf(last);
    return [{ cause, count: tasks.length, lastAtMs: stoppedAtMs(last), taskId: last.id, kind, ...defined({ hint }) }];
  });
}
