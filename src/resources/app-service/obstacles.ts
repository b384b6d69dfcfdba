import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Definition } from '../../render/app/definition.ts';
import { addedByOthers } from '../../render/app/label.ts';
import type { AppParts } from '../../render/desired.ts';
import { forwarderObstacles } from './forwarderObstacles.ts';
import { type Obstacle, obstacle } from './refuse.ts';

/**
 * What in a task definition is in the way of what shall be added.
 *
 * @param definition without what the owner added before.
 */
export function partsObstacles(definition: Definition, parts: AppParts, owner: string): readonly Obstacle[] {
  const { containerDefinitions } = definition;
  const container = containerDefinitions.find(({ name }) => name === parts.container);
  if (!container) {
    const names = containerDefinitions.map(({ name }) => name).join(', ');
    return [obstacle(`it has no container "${parts.container}"`, `app.container is one of ${names}`)];
  }
  return [
    ...claimed(container, parts, owner),
    ...noExecutionRole(definition, parts),
    ...(parts.forwarder ? forwarderObstacles(definition, container, parts.forwarder) : []),
  ];
}

/** ECS refuses a container that another waits for or shares with and that is not there. */
export function withdrawalObstacles(before: Definition, after: Definition): readonly Obstacle[] {
  const standing = new Set(after.containerDefinitions.map(({ name }) => name));
  const gone = before.containerDefinitions.flatMap(({ name = '' }) => (standing.has(name) ? [] : [name]));
  return after.containerDefinitions.flatMap((container) =>
    needsOf(container)
      .filter((name) => gone.includes(name))
      .map((name) =>
        obstacle(
          `its container "${container.name}" needs the container "${name}", which would go`,
          `take ${name} out of dependsOn and volumesFrom of "${container.name}" first`,
        ),
      ),
  );
}

function needsOf({ dependsOn = [], volumesFrom = [] }: ContainerDefinition): string[] {
  const needed = [...dependsOn.map((it) => it.containerName), ...volumesFrom.map((it) => it.sourceContainer)];
  return [...new Set(needed.filter((name) => name !== undefined))];
}

/** Two log services that set the same variable would undo each other’s for ever. */
function claimed(
  container: ContainerDefinition,
  { environment, secrets }: AppParts,
  owner: string,
): readonly Obstacle[] {
  const wanted = [...Object.keys(environment), ...Object.keys(secrets)];
  return addedByOthers(owner, container).flatMap(([other, added]) =>
    wanted
      .filter((name) => name in added.environment || name in added.secrets)
      .map((name) =>
        obstacle(
          `${name} of its container "${container.name}" is set by the log service "${other}"`,
          'give the variables other names in app.variables',
        ),
      ),
  );
}

/** By that role ECS reads secrets, and on Fargate it pulls images and writes logs. */
function noExecutionRole(definition: Definition, { secrets, forwarder }: AppParts): readonly Obstacle[] {
  const hasSecrets = Object.keys(secrets).length + (forwarder?.container.secrets.length ?? 0) > 0;
  const onFargate = definition.requiresCompatibilities?.includes('FARGATE') ?? false;
  const needsRole = hasSecrets || (onFargate && forwarder !== undefined);
  if (!needsRole || definition.executionRoleArn) return [];
  return [
    obstacle(
      'it has no execution role, by which ECS would read the secret and start the forwarder',
      'give the app’s task definition an executionRoleArn',
    ),
  ];
}
