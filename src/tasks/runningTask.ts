import type { Container, Task } from '@aws-sdk/client-ecs';
import { defined } from '../values/defined.ts';
import { taskIdOf } from './taskId.ts';
import { type TaskTimes, timesOf } from './times.ts';

/** A task of the service that is meant to run. */
export interface RunningTask extends TaskTimes {
  readonly id: string;
  readonly lastStatus: string;
  /** RUNNING, or STOPPED where it is to stop; empty where ECS does not say. */
  readonly desiredStatus: string;
  /** HEALTHY, UNHEALTHY or UNKNOWN: of all its containers that have a health check. */
  readonly health: string;
  /** `service:<name>`. */
  readonly group: string;
  readonly taskDefinitionArn: string;
  readonly createdAtMs: number;
  /** Whether the host's agent has lost ECS: what is told of the task is old then. */
  readonly disconnected: boolean;
  /** The private IPv4 of its network interface. */
  readonly ipv4: string | undefined;
  readonly containers: readonly RunningContainer[];
}

export interface RunningContainer {
  readonly name: string;
  readonly lastStatus: string;
  readonly health: string;
  readonly exitCode?: number;
}

export function toRunningTask(task: Task): RunningTask {
  return {
    id: taskIdOf(task.taskArn ?? ''),
    lastStatus: task.lastStatus ?? '',
    desiredStatus: task.desiredStatus ?? '',
    health: task.healthStatus ?? 'UNKNOWN',
    group: task.group ?? '',
    taskDefinitionArn: task.taskDefinitionArn ?? '',
    createdAtMs: task.createdAt?.getTime() ?? 0,
    // ECS leaves it out of a task that has just begun.
    disconnected: (task.connectivity ?? 'CONNECTED') !== 'CONNECTED',
    ipv4: privateIpv4(task),
    containers: (task.containers ?? []).map(toRunningContainer),
    ...timesOf(task),
  };
}

function toRunningContainer({ name = '', lastStatus = '', healthStatus = 'UNKNOWN', exitCode }: Container) {
  return { name, lastStatus, health: healthStatus, ...defined({ exitCode }) };
}

function privateIpv4({ attachments, containers }: Task): string | undefined {
  const details = attachments?.flatMap((attachment) => attachment.details);
  const attached = details?.find((detail) => detail?.name === 'privateIPv4Address')?.value;
  const ofContainers = containers?.flatMap((container) => container.networkInterfaces);
  return attached || ofContainers?.find((network) => network?.privateIpv4Address)?.privateIpv4Address || undefined;
}
