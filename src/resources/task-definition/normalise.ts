import type { TaskDefinition, Volume } from '@aws-sdk/client-ecs';
import { byName, nonEmpty } from './lists.ts';
import type { NormalTaskDefinition, NormalVolume } from './normal.ts';
import { normaliseContainer } from './normaliseContainer.ts';

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

/** "1 vCPU" and "1 GB" are 1024; everything else is a plain number of units or MiB. */
function units(text: string | undefined, large: RegExp): number | undefined {
  if (text === undefined || text === '') return undefined;
  const match = large.exec(text.trim());
  return match ? Number(match[1]) * 1024 : Number(text);
}
