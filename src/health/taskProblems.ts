import { type ObservedService, primaryOf } from '../resources/service/service.ts';
import { COLLECTOR } from '../tasks/containers.ts';
import type { RunningTask } from '../tasks/runningTask.ts';
import { containerProblems, logOf } from './containerProblems.ts';
import { type Problem, passing, problem } from './problem.ts';

/** For how long a task may be without a word of its health: the longest start period that ECS takes, and a few checks. */
export const healthKnownMs = 6 * 60_000;

/** A task as people know it. */
export function shortId({ id }: { readonly id: string }): string {
  return id.slice(0, 8);
}

/** Those that run and are to run on. */
export function runningOf(tasks: readonly RunningTask[]): readonly RunningTask[] {
  return tasks.filter(({ lastStatus, desiredStatus }) => lastStatus === 'RUNNING' && desiredStatus !== 'STOPPED');
}

/** What the tasks themselves say. */
export function taskProblems(service: ObservedService, tasks: readonly RunningTask[], nowMs: number): Problem[] {
  const running = runningOf(tasks);
  if (running.length === 0) return service.desiredCount === 0 ? [] : [passing('no task runs')];
  const one = running.length === 1 ? [] : [passing(`${running.length} tasks run: more than one collector at the name`)];
  return [...one, ...running.flatMap((task) => problemsOf(service, task, nowMs))];
}

function problemsOf(service: ObservedService, task: RunningTask, nowMs: number): Problem[] {
  const name = `task ${shortId(task)}`;
  const primary = primaryOf(service);
  const isOther = primary !== undefined && task.taskDefinitionArn !== primary.taskDefinitionArn;
  return [
    ...containerProblems(task, name),
    ...(task.stoppingAtMs === undefined ? [] : [passing(`${name} is being stopped`)]),
    ...healthProblems(task, name, nowMs),
    ...(isOther ? [passing(revisionWords(name, task))] : []),
    ...(task.disconnected
      ? [passing(`the host of ${name} has lost ECS, so that what is told of it is old`, 'look at the host’s ECS agent')]
      : []),
  ];
}

function revisionWords(name: string, { taskDefinitionArn }: RunningTask): string {
  return taskDefinitionArn === ''
    ? `ECS does not say of which revision ${name} is`
    : `${name} is of another revision than the service’s: ${taskDefinitionArn}`;
}

function healthProblems(task: RunningTask, name: string, nowMs: number): Problem[] {
  const sick = task.containers.find(({ health }) => health === 'UNHEALTHY');
  if (sick)
    return [problem(`container ${sick.name} of ${name} is UNHEALTHY: it fails its health check`, logOf(sick.name))];
  if (isCollecting(task)) return [];
  if (task.health === 'UNHEALTHY') return [problem(`${name} is UNHEALTHY`, 'look at the logs of its containers')];
  const [who, said] = task.health === 'HEALTHY' ? [`its container ${COLLECTOR}`, 'UNKNOWN'] : ['it', task.health];
  const because = `${name} runs, but ECS does not say yet whether ${who} is healthy (${said})`;
  const isYoung = task.startedAtMs === undefined || nowMs - task.startedAtMs < healthKnownMs;
  return [isYoung ? passing(because) : problem(because, 'look at the health check of its containers')];
}

/** Whether the collector takes lines. Where only another container has a health check, the task's health is that one's. */
export function isCollecting({ health, containers }: RunningTask): boolean {
  return health === 'HEALTHY' && containers.some((it) => it.name === COLLECTOR && it.health === 'HEALTHY');
}
