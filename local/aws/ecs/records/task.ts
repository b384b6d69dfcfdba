import type { ContainerOverride, HealthStatus, Tag, TaskDefinition, TaskStopCode } from '@aws-sdk/client-ecs';
import { type ContainerRecord, newContainer } from './container.ts';
import { hex, type Names, uuid } from './names.ts';

export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED';

/** A task from its start until it is forgotten. The agent changes it while it lives; DescribeTasks reads it. */
export interface TaskRecord {
  readonly id: string;
  readonly arn: string;
  readonly cluster: string;
  readonly definition: TaskDefinition;
  readonly service: string | undefined;
  /** The `deployments[].id` of the service, as AWS has it. */
  readonly startedBy: string | undefined;
  readonly launchType: 'EC2' | 'FARGATE';
  readonly subnet: string;
  readonly registries: readonly string[];
  readonly attachmentId: string;
  readonly eniId: string;
  readonly macAddress: string;
  readonly containers: readonly ContainerRecord[];
  /** What RunTask put in the place of the definition's own; `definition` has it already. */
  readonly overrides: readonly ContainerOverride[];
  /** Whether ECS Exec was on when it was started. */
  readonly execEnabled: boolean;
  tags: readonly Tag[];
  lastStatus: TaskStatus;
  desiredStatus: 'RUNNING' | 'STOPPED';
  healthStatus: HealthStatus;
  address: string | undefined;
  stopCode: TaskStopCode | undefined;
  stoppedReason: string | undefined;
  version: number;
  readonly createdAtMs: number;
  readonly atMs: Partial<
    Record<'pullStarted' | 'pullStopped' | 'started' | 'stopping' | 'executionStopped' | 'stopped', number>
  >;
}

type Given =
  | 'id'
  | 'cluster'
  | 'definition'
  | 'service'
  | 'startedBy'
  | 'launchType'
  | 'subnet'
  | 'registries'
  | 'tags';

type Optional = 'overrides' | 'execEnabled';

/** A task at its beginning. */
export function newTask(
  names: Names,
  given: Pick<TaskRecord, Given> & Partial<Pick<TaskRecord, Optional>>,
  atMs: number,
): TaskRecord {
  return {
    overrides: [],
    execEnabled: false,
    ...given,
    arn: names.task(given.cluster, given.id),
    attachmentId: uuid(),
    eniId: `eni-0${hex(16)}`,
    macAddress: `0a:${hex(10).replaceAll(/(..)(?=.)/g, '$1:')}`,
    containers: (given.definition.containerDefinitions ?? []).map((definition) =>
      newContainer(names.container(given.cluster, given.id), definition),
    ),
    lastStatus: 'PROVISIONING',
    desiredStatus: 'RUNNING',
    healthStatus: 'UNKNOWN',
    address: undefined,
    stopCode: undefined,
    stoppedReason: undefined,
    version: 1,
    createdAtMs: atMs,
    atMs: {},
  };
}
