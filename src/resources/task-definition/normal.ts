import type { ContainerDefinition, HealthCheck, TaskDefinition, Volume } from '@aws-sdk/client-ecs';
import { fingerprint } from '../canonical.ts';

/**
 * A task definition in the one form in which two are compared: AWS's defaults filled in, lists by name, values of
 * the environment as hashes. Undefined means that it says nothing about the member.
 */
export interface NormalTaskDefinition {
  readonly family: string | undefined;
  readonly networkMode: string | undefined;
  readonly requiresCompatibilities: readonly string[] | undefined;
  /** CPU units. */
  readonly cpu: number | undefined;
  /** MiB. */
  readonly memory: number | undefined;
  readonly executionRoleArn: string | undefined;
  readonly taskRoleArn: string | undefined;
  readonly containerDefinitions: Readonly<Record<string, NormalContainer>>;
  readonly volumes: Readonly<Record<string, NormalVolume>>;
}

export interface NormalContainer {
  readonly image: string | undefined;
  readonly cpu: number;
  readonly memoryReservation: number | undefined;
  readonly memory: number | undefined;
  readonly essential: boolean;
  readonly command: readonly string[] | undefined;
  readonly portMappings: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly mountPoints: Readonly<Record<string, string>>;
  readonly volumesFrom: Readonly<Record<string, string>>;
  readonly dependsOn: Readonly<Record<string, string>> | undefined;
  readonly initProcessEnabled: boolean | undefined;
  readonly stopTimeout: number | undefined;
  readonly healthCheck: NormalHealthCheck | undefined;
  readonly logDriver: string | undefined;
  readonly logOptions: Readonly<Record<string, string>>;
}

export interface NormalHealthCheck {
  readonly command: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
}

export interface NormalVolume {
  readonly sourcePath: string | undefined;
  readonly docker: string | undefined;
  readonly efs: string | undefined;
}

/** What RegisterTaskDefinition takes and what DescribeTaskDefinition gives: the members that are managed. */
export type TaskDefinitionMembers = Pick<TaskDefinition, keyof NormalTaskDefinition>;

/**
 * Brings both sides of the comparison into one form. The defaults are those of the API reference of
 * RegisterTaskDefinition: essential true, cpu 0, protocol tcp, hostPort as containerPort under awsvpc, health
 * check 30 s, 5 s, 3 times; empty lists are the same as none.
 */
export function normaliseTaskDefinition(definition: TaskDefinitionMembers): NormalTaskDefinition {
  return {
    family: definition.family,
    networkMode: definition.networkMode,
    requiresCompatibilities: nonEmpty(definition.requiresCompatibilities)?.toSorted(),
    cpu: units(definition.cpu, /^([\d.]+)\s*vcpu$/i),
    memory: units(definition.memory, /^([\d.]+)\s*gb$/i),
    executionRoleArn: definition.executionRoleArn,
    taskRoleArn: definition.taskRoleArn,
    containerDefinitions: byName(definition.containerDefinitions, (it) => it.name, normaliseContainer),
    volumes: byName(definition.volumes, (it) => it.name, normaliseVolume),
  };
}

function normaliseContainer(container: ContainerDefinition): NormalContainer {
  return {
    image: container.image,
    cpu: container.cpu ?? 0,
    memoryReservation: container.memoryReservation,
    memory: container.memory,
    essential: container.essential ?? true,
    command: nonEmpty(container.command),
    portMappings: byName(
      container.portMappings,
      (it) => `${it.containerPort}/${it.protocol ?? 'tcp'}`,
      (it) => String(it.hostPort || it.containerPort),
    ),
    environment: byName(
      container.environment,
      (it) => it.name,
      (it) => fingerprint(it.value ?? ''),
    ),
    secrets: byName(
      container.secrets,
      (it) => it.name,
      (it) => fingerprint(it.valueFrom ?? ''),
    ),
    mountPoints: byName(
      container.mountPoints,
      (it) => it.containerPath,
      (it) => `${it.sourceVolume}:${access(it.readOnly)}`,
    ),
    volumesFrom: byName(
      container.volumesFrom,
      (it) => it.sourceContainer,
      (it) => access(it.readOnly),
    ),
    dependsOn: nonEmpty(container.dependsOn)
      ? byName(
          container.dependsOn,
          (it) => it.containerName,
          (it) => it.condition ?? '',
        )
      : undefined,
    initProcessEnabled: container.linuxParameters?.initProcessEnabled,
    stopTimeout: container.stopTimeout,
    healthCheck: normaliseHealthCheck(container.healthCheck),
    logDriver: container.logConfiguration?.logDriver,
    logOptions: container.logConfiguration?.options ?? {},
  };
}

function normaliseHealthCheck(check: HealthCheck | undefined): NormalHealthCheck | undefined {
  if (!check?.command) return undefined;
  return {
    command: check.command,
    interval: check.interval ?? 30,
    timeout: check.timeout ?? 5,
    retries: check.retries ?? 3,
    startPeriod: check.startPeriod ?? 0,
  };
}

function normaliseVolume(volume: Volume): NormalVolume {
  const { dockerVolumeConfiguration: docker, efsVolumeConfiguration: efs } = volume;
  return {
    sourcePath: volume.host?.sourcePath || undefined,
    docker:
      docker &&
      `${docker.scope ?? 'task'}, autoprovision ${docker.autoprovision ?? false}, ${docker.driver ?? 'local'}`,
    efs:
      efs &&
      [
        efs.fileSystemId,
        efs.rootDirectory ?? '/',
        `transit encryption ${efs.transitEncryption ?? 'DISABLED'}`,
        efs.authorizationConfig?.accessPointId ?? 'no access point',
        `iam ${efs.authorizationConfig?.iam ?? 'DISABLED'}`,
      ].join(', '),
  };
}

function byName<T, N>(
  list: readonly T[] | undefined,
  name: (entry: T) => string | undefined,
  value: (entry: T) => N,
): Record<string, N> {
  return Object.fromEntries((list ?? []).map((entry) => [name(entry) ?? '', value(entry)]));
}

function nonEmpty<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}

/** "1 vCPU" and "1 GB" are 1024; everything else is a plain number of units or MiB. */
function units(text: string | undefined, large: RegExp): number | undefined {
  if (text === undefined || text === '') return undefined;
  const match = large.exec(text.trim());
  return match ? Number(match[1]) * 1024 : Number(text);
}

function access(readOnly: boolean | undefined): string {
  return readOnly ? 'read only' : 'read and write';
}
