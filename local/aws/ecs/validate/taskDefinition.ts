import type { RegisterTaskDefinitionRequest, Volume } from '@aws-sdk/client-ecs';
import { findCircle } from '../records/containerOrder.ts';
import { inUnits } from '../records/units.ts';
import { checkContainer } from './container.ts';
import { checkFargate } from './fargate.ts';
import { clientFault } from './refuse.ts';
import { checkManaged } from './strategy.ts';
import { checkTags } from './tags.ts';

const name = /^[A-Za-z0-9_-]{1,255}$/;

/**
 * Refuses what RegisterTaskDefinition refuses beyond the shape of the input. Source: the API reference; the words
 * are ECS's where they are known.
 */
export function checkTaskDefinition(input: RegisterTaskDefinitionRequest): void {
  if (!name.test(input.family ?? '')) throw clientFault('Family contains invalid characters.');
  const containers = input.containerDefinitions ?? [];
  if (containers.length === 0) throw clientFault('Container list cannot be empty.');
  if (containers.length > 10) throw clientFault('Task definition cannot have more than 10 containers.');
  const names = containers.map((container) => container.name ?? '');
  const twice = names.find((one, index) => names.indexOf(one) !== index);
  if (twice) throw clientFault(`Container name '${twice}' is used more than once in the task definition.`);
  if (containers.every(({ essential }) => essential === false)) {
    throw clientFault('A task definition must have at least one essential container.');
  }
  for (const container of containers) checkContainer(container, input);
  const circle = findCircle(containers);
  if (circle) throw clientFault(`Container dependencies form a cycle: ${circle.join(' -> ')}.`);
  checkVolumes(input.volumes ?? []);
  if (Number.isNaN(inUnits(input.cpu ?? '0'))) throw clientFault("Invalid 'cpu' setting for task.");
  if (Number.isNaN(inUnits(input.memory ?? '0'))) throw clientFault("Invalid 'memory' setting for task.");
  if (input.requiresCompatibilities?.includes('FARGATE')) checkFargate(input);
  if (input.requiresCompatibilities?.includes('MANAGED_INSTANCES')) checkManaged(input);
  checkTags(input.tags ?? []);
}

function checkVolumes(volumes: readonly Volume[]): void {
  const names = volumes.map((volume) => volume.name ?? '');
  for (const [index, volume] of volumes.entries()) {
    if (!name.test(names[index] ?? '')) throw clientFault('Volume.name contains invalid characters.');
    if (names.indexOf(names[index] ?? '') !== index) throw clientFault(`Volume '${names[index]}' is defined twice.`);
    checkVolume(volume);
  }
}

function checkVolume(volume: Volume): void {
  const kinds = [volume.host, volume.dockerVolumeConfiguration, volume.efsVolumeConfiguration];
  if (kinds.filter(Boolean).length > 1) {
    throw clientFault(`Volume '${volume.name}' can have only one of host, docker and EFS configuration.`);
  }
  const docker = volume.dockerVolumeConfiguration;
  if (docker && docker.scope !== 'shared' && docker.autoprovision !== undefined) {
    throw clientFault(`Autoprovision is only supported for volumes of scope shared ('${volume.name}').`);
  }
  const efs = volume.efsVolumeConfiguration;
  const needsTls = efs?.authorizationConfig?.accessPointId || efs?.authorizationConfig?.iam === 'ENABLED';
  if (needsTls && efs?.transitEncryption !== 'ENABLED') {
    throw clientFault('EFS volume with an access point or IAM authorization requires transitEncryption ENABLED.');
  }
  const root = efs?.rootDirectory;
  if (efs?.authorizationConfig?.accessPointId && root !== undefined && root !== '/') {
    throw clientFault('EFS rootDirectory must be omitted or set to / when an access point is specified.');
  }
}
