import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Definition } from '../../render/app/definition.ts';
import { addedByOthers } from '../../render/app/label.ts';
import type { AppForwarder, AppParts } from '../../render/desired.ts';
import { differTaskDefinition } from '../task-definition/differ.ts';
import { normaliseTaskDefinition } from '../task-definition/normalise.ts';
import type { Obstacle } from './refuse.ts';

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
    return [{ fact: `it has no container "${parts.container}"`, hint: `app.container is one of ${names}` }];
  }
  return [
    ...claimed(container, parts, owner),
    ...(Object.keys(parts.secrets).length > 0 ? noExecutionRole(definition) : []),
    ...(parts.forwarder ? forwarderObstacles(definition, container, parts.forwarder) : []),
  ];
}

/** ECS refuses a container that another waits for or shares with and that is not there. */
export function withdrawalObstacles(before: Definition, after: Definition): readonly Obstacle[] {
  const standing = new Set(after.containerDefinitions.map(({ name }) => name));
  const gone = before.containerDefinitions.flatMap(({ name = '' }) => (standing.has(name) ? [] : [name]));
  return after.containerDefinitions
    .flatMap(({ name, dependsOn = [], volumesFrom = [] }) => [
      ...dependsOn.map(({ containerName = '' }) => ({ name, needs: containerName })),
      ...volumesFrom.map(({ sourceContainer = '' }) => ({ name, needs: sourceContainer })),
    ])
    .filter(({ needs }) => gone.includes(needs))
    .map(({ name, needs }) => ({
      fact: `its container "${name}" needs the container "${needs}", which would go`,
      hint: `take ${needs} out of dependsOn and volumesFrom of "${name}" first`,
    }));
}

/** Two log services that set the same variable would undo each other’s for ever. */
function claimed(container: ContainerDefinition, { environment }: AppParts, owner: string): readonly Obstacle[] {
  return addedByOthers(owner, container).flatMap(([other, added]) =>
    Object.keys(environment)
      .filter((name) => name in added.environment)
      .map((name) => ({
        fact: `${name} of its container "${container.name}" is set by the log service "${other}"`,
        hint: 'give the variables other names in app.variables',
      })),
  );
}

function forwarderObstacles(
  definition: Definition,
  app: ContainerDefinition,
  forwarder: AppForwarder,
): readonly Obstacle[] {
  const { containerDefinitions, runtimePlatform } = definition;
  const { container } = forwarder;
  const namesake = containerDefinitions.find(({ name }) => name === container.name);
  if (namesake) return foreign(namesake, container);
  return [
    ...otherVolume(app, forwarder),
    ...(definition.requiresCompatibilities?.includes('FARGATE') ? noExecutionRole(definition) : []),
    ...(/^WINDOWS/.test(runtimePlatform?.operatingSystemFamily ?? '')
      ? [{ fact: 'it runs on Windows, and the forwarder on Linux only', hint: 'take app.forwarder out' }]
      : []),
    ...(containerDefinitions.length >= mostContainers
      ? [{ fact: `it has ${mostContainers} containers already, as many as ECS takes`, hint: 'take app.forwarder out' }]
      : []),
    ...tooLarge(definition, forwarder),
  ];
}

/** Source: "Task definition parameters", containers of a task definition, of Amazon ECS. */
const mostContainers = 10;

function foreign(namesake: ContainerDefinition, wanted: AppForwarder['container']): readonly Obstacle[] {
  const [one, other] = [namesake, wanted].map((it) => normaliseTaskDefinition({ containerDefinitions: [it] } as never));
  if (differTaskDefinition('', one, other, true).length === 0) return [];
  const fact = `its container "${wanted.name}" has no label of ours and is not what is wanted`;
  return [
    { fact, hint: 'take it out of the app’s own file, or put there what render writes to app-task-definition.json' },
  ];
}

function otherVolume(
  { name, mountPoints = [] }: ContainerDefinition,
  { path, volume }: AppForwarder,
): readonly Obstacle[] {
  const there = mountPoints.find(({ containerPath }) => containerPath === path)?.sourceVolume;
  if (there === undefined || there === volume) return [];
  return [
    {
      fact: `its container "${name}" has the volume "${there}" at ${path}`,
      hint: `write app.forwarder.volume: ${there}`,
    },
  ];
}

function noExecutionRole({ executionRoleArn }: Definition): readonly Obstacle[] {
  if (executionRoleArn) return [];
  return [
    {
      fact: 'it has no execution role, which reads secrets and writes the forwarder’s output',
      hint: 'give it an executionRoleArn',
    },
  ];
}

/** ECS refuses containers that keep more than their task has. */
function tooLarge(definition: Definition, { container }: AppForwarder): readonly Obstacle[] {
  const { cpu, memory, containerDefinitions } = normaliseTaskDefinition(definition);
  const containers = Object.values(containerDefinitions);
  const cpus = containers.reduce((sum, one) => sum + one.cpu, container.cpu);
  const kept = containers.reduce(
    (sum, one) => sum + (one.memoryReservation ?? one.memory ?? 0),
    container.memoryReservation,
  );
  return [
    ...(cpu !== undefined && cpus > cpu
      ? [
          {
            fact: `with the forwarder its containers keep ${cpus} CPU units, and the task has ${cpu}`,
            hint: 'lower app.forwarder.cpu (0 is possible), or give the task more',
          },
        ]
      : []),
    ...(memory !== undefined && kept > memory
      ? [
          {
            fact: `with the forwarder its containers keep ${kept} MiB, and the task has ${memory}`,
            hint: 'lower app.forwarder.memoryReservation, or give the task more',
          },
        ]
      : []),
  ];
}
