import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import { LOG_ROOT } from '../../config/places.ts';
import type { TaskDefinitionInput } from '../../render/desired.ts';
import type { Parts } from './containers.ts';
import type { Mount } from './volume.ts';

/**
 * A task definition under the names that a deploy gives its containers and its volume, so that only what else differs is a
 * difference. What has no counterpart at all (further containers and volumes) is told by itself, and is not in it.
 */
export function asDeployed(
  definition: TaskDefinition,
  { fluentd, batch }: Parts,
  { mount, volume }: Mount,
  rendered: TaskDefinitionInput,
): TaskDefinition {
  const nameOf = renaming([fluentd?.name, 'fluentd'], [batch?.name, 'batch']);
  const volumeName = (rendered.volumes ?? [])[0]?.name ?? volume?.name;
  const renamed = (container: ContainerDefinition, name: string): ContainerDefinition => ({
    ...container,
    name,
    ...(container.dependsOn && {
      dependsOn: container.dependsOn.map((one) => ({ ...one, containerName: nameOf(one.containerName) })),
    }),
    ...(container.volumesFrom && {
      volumesFrom: container.volumesFrom.map((one) => ({ ...one, sourceContainer: nameOf(one.sourceContainer) })),
    }),
    ...(container.mountPoints && {
      mountPoints: container.mountPoints.map((one) => ({
        ...one,
        ...(one === mount && { containerPath: LOG_ROOT }),
        ...(volume && one.sourceVolume === volume.name && { sourceVolume: volumeName }),
      })),
    }),
  });
  return {
    ...definition,
    containerDefinitions: [
      ...(fluentd ? [renamed(fluentd, 'fluentd')] : []),
      ...(batch ? [renamed(batch, 'batch')] : []),
    ],
    volumes: volume ? [{ ...volume, name: volumeName }] : [],
  };
}

function renaming(...names: readonly (readonly [string | undefined, string])[]) {
  return (name: string | undefined) => names.find(([before]) => before !== undefined && before === name)?.[1] ?? name;
}
