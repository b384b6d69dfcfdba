import type { Container, Task } from '@aws-sdk/client-ecs';
import { toRunningTask } from '../tasks/runningTask.ts';
import { defined } from '../values/defined.ts';

/** A task as ECS shows it, with what is needed to look at it and into it. */
export interface SeenTask {
  readonly id: string;
  readonly lastStatus: string;
  readonly desiredStatus: string;
  readonly health: string;
  readonly ipv4: string | undefined;
  readonly createdAtMs: number;
  readonly startedAtMs: number | undefined;
  readonly stoppedReason: string;
  /** UserInitiated, EssentialContainerExited, …; left out where ECS does not say. */
  readonly stopCode?: string;
  readonly taskDefinitionArn: string;
  readonly clusterArn: string;
  /** Whether ECS Exec was on when the task was started. */
  readonly execEnabled: boolean;
  readonly containers: readonly SeenContainer[];
}

export interface SeenContainer {
  readonly name: string;
  readonly lastStatus: string;
  /** Undefined: it has not ended, or never ran. */
  readonly exitCode: number | undefined;
  readonly reason: string;
  readonly runtimeId: string | undefined;
  /** `sha256:…`, as far as ECS tells it. */
  readonly imageDigest: string | undefined;
  /** The agent of ECS Exec: RUNNING, PENDING or STOPPED, and why; undefined where there is none. */
  readonly agent: { readonly lastStatus: string; readonly reason: string } | undefined;
}

export function toSeenTask(task: Task): SeenTask {
  const { id, lastStatus, ipv4 } = toRunningTask(task);
  return {
    id,
    lastStatus,
    ipv4,
    desiredStatus: task.desiredStatus ?? '',
    health: task.healthStatus ?? 'UNKNOWN',
    createdAtMs: task.createdAt?.getTime() ?? 0,
    startedAtMs: task.startedAt?.getTime(),
    stoppedReason: task.stoppedReason ?? '',
    ...defined({ stopCode: task.stopCode }),
    taskDefinitionArn: task.taskDefinitionArn ?? '',
    clusterArn: task.clusterArn ?? '',
    execEnabled: task.enableExecuteCommand === true,
    containers: (task.containers ?? []).map(toSeenContainer),
  };
}

function toSeenContainer(container: Container): SeenContainer {
  const agent = container.managedAgents?.find(({ name }) => name === 'ExecuteCommandAgent');
  return {
    name: container.name ?? '',
    lastStatus: container.lastStatus ?? '',
    exitCode: container.exitCode,
    reason: container.reason ?? '',
    runtimeId: container.runtimeId,
    imageDigest: container.imageDigest,
    agent: agent && { lastStatus: agent.lastStatus ?? '', reason: agent.reason ?? '' },
  };
}
