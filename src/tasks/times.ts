import type { Task } from '@aws-sdk/client-ecs';
import { defined } from '../values/defined.ts';

/** When what became of a task, in milliseconds since the epoch by ECS's clock; a member that is missing has not come yet. */
export interface TaskTimes {
  readonly pullStartedAtMs?: number;
  readonly pullStoppedAtMs?: number;
  /** It came to RUNNING. */
  readonly startedAtMs?: number;
  /** It was told to stop, or a container of it ended. */
  readonly stoppingAtMs?: number;
  /** Its containers had all ended. */
  readonly executionStoppedAtMs?: number;
  readonly stoppedAtMs?: number;
}

export function timesOf(task: Task): TaskTimes {
  return defined({
    pullStartedAtMs: task.pullStartedAt?.getTime(),
    pullStoppedAtMs: task.pullStoppedAt?.getTime(),
    startedAtMs: task.startedAt?.getTime(),
    stoppingAtMs: task.stoppingAt?.getTime(),
    executionStoppedAtMs: task.executionStoppedAt?.getTime(),
    stoppedAtMs: task.stoppedAt?.getTime(),
  });
}
