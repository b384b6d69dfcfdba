import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { clientFault } from './refuse.ts';

/** What a container names beside it has to be there: volumes, and other containers to share with or wait for. */
export function checkReferences(container: ContainerDefinition, task: RegisterTaskDefinitionRequest): void {
  const containers = (task.containerDefinitions ?? []).map(({ name }) => name);
  const volumes = (task.volumes ?? []).map(({ name }) => name);
  for (const { sourceVolume } of container.mountPoints ?? []) {
    if (!volumes.includes(sourceVolume)) throw clientFault(`Unknown volume '${sourceVolume}'.`);
  }
  for (const { sourceContainer } of container.volumesFrom ?? []) {
    const known = containers.includes(sourceContainer) && sourceContainer !== container.name;
    if (!known) throw clientFault(`Unknown container '${sourceContainer}' in volumesFrom of '${container.name}'.`);
  }
  for (const { containerName, condition } of container.dependsOn ?? []) {
    const target = task.containerDefinitions?.find(({ name }) => name === containerName);
    if (!target) throw clientFault(`Container '${container.name}' depends on unknown container '${containerName}'.`);
    checkCondition(target, condition);
  }
}

function checkCondition(target: ContainerDefinition, condition: string | undefined): void {
  if (condition === 'HEALTHY' && !target.healthCheck) {
    throw clientFault(`Container '${target.name}' needs a health check for a dependency with condition HEALTHY.`);
  }
  const ends = condition === 'COMPLETE' || condition === 'SUCCESS';
  if (ends && target.essential !== false) {
    throw clientFault(`Essential container '${target.name}' cannot have a dependency with condition ${condition}.`);
  }
}
