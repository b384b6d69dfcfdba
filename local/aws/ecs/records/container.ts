import type { ContainerDefinition, HealthStatus } from '@aws-sdk/client-ecs';
import { hex } from './names.ts';

/** One container of a task. */
export interface ContainerRecord {
  readonly arn: string;
  readonly definition: ContainerDefinition;
  readonly runtimeId: string;
  lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED';
  healthStatus: HealthStatus;
  exitCode: number | undefined;
  reason: string | undefined;
}

export function newContainer(arn: string, definition: ContainerDefinition): ContainerRecord {
  return {
    arn,
    definition,
    runtimeId: hex(64),
    lastStatus: 'PENDING',
    healthStatus: 'UNKNOWN',
    exitCode: undefined,
    reason: undefined,
  };
}

/** Whether the container's end ends the task; so does a failing health check only of such a one. */
export function isEssential({ definition }: ContainerRecord): boolean {
  return definition.essential !== false;
}

export function hasHealthCheck({ definition }: ContainerRecord): boolean {
  return definition.healthCheck !== undefined && definition.healthCheck.command?.[0] !== 'NONE';
}

/** Whether the task's health is also this container's. */
export function countsForHealth(container: ContainerRecord): boolean {
  return isEssential(container) && hasHealthCheck(container);
}
