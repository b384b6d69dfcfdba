import type { Container, Task } from '@aws-sdk/client-ecs';
import { defined } from '../values/defined.ts';
import { exitInWords } from './exit.ts';
import { taskIdOf } from './taskId.ts';
import { type TaskTimes, timesOf } from './times.ts';

/** A task that stopped, and what ECS says about it. */
export interface StoppedTask extends TaskTimes {
  readonly id: string;
  readonly taskDefinitionArn: string;
  readonly createdAtMs: number;
  /** EssentialContainerExited, TaskFailedToStart, …; empty where ECS does not say. */
  readonly stopCode: string;
  readonly stoppedReason: string;
  readonly containers: readonly StoppedContainer[];
}

export interface StoppedContainer {
  readonly name: string;
  /** Undefined: the container never ran. */
  readonly exitCode?: number;
  /** ECS's own words, `CannotPullContainerError: …`; empty where there are none. */
  readonly reason: string;
  /** The exit code and the reason in words. */
  readonly explanation: string;
  /** HEALTHY or UNHEALTHY, as it was last; left out where it has no health check or was never seen. */
  readonly health?: string;
  /** It was seen to have ended while another of the task still ran. */
  readonly endedFirst?: true;
}

export function toStoppedTask(task: Task): StoppedTask {
  return {
    id: taskIdOf(task.taskArn ?? ''),
    taskDefinitionArn: task.taskDefinitionArn ?? '',
    createdAtMs: task.createdAt?.getTime() ?? 0,
    stopCode: task.stopCode ?? '',
    stoppedReason: task.stoppedReason ?? '',
    containers: (task.containers ?? []).map(toStoppedContainer),
    ...timesOf(task),
  };
}

function toStoppedContainer({ name = '', exitCode, reason = '', healthStatus }: Container): StoppedContainer {
  const health = healthStatus === 'UNKNOWN' ? undefined : healthStatus;
  return { name, ...defined({ exitCode, health }), reason, explanation: exitInWords(exitCode, reason) };
}

/** The names of the containers that had ended while another of the task still ran: that one began it. */
export function endedFirst({ containers = [] }: Pick<Task, 'containers'>): readonly string[] {
  const ended = containers.filter(({ lastStatus }) => lastStatus === 'STOPPED');
  return ended.length === containers.length ? [] : ended.flatMap(({ name }) => name ?? []);
}
