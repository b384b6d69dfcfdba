import type { Container, Task } from '@aws-sdk/client-ecs';
import { defined } from '../values/defined.ts';
import { exitInWords } from './exit.ts';
import { taskIdOf } from './taskId.ts';

/** A task that stopped, and what ECS says about it. */
export interface StoppedTask {
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
}

export function toStoppedTask(task: Task): StoppedTask {
  return {
    id: taskIdOf(task.taskArn ?? ''),
    taskDefinitionArn: task.taskDefinitionArn ?? '',
    createdAtMs: task.createdAt?.getTime() ?? 0,
    stopCode: task.stopCode ?? '',
    stoppedReason: task.stoppedReason ?? '',
    containers: (task.containers ?? []).map(toStoppedContainer),
  };
}

function toStoppedContainer({ name = '', exitCode, reason = '' }: Container): StoppedContainer {
  return { name, ...defined({ exitCode }), reason, explanation: exitInWords(exitCode, reason) };
}
