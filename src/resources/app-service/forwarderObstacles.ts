import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Definition } from '../../render/app/definition.ts';
import type { AppForwarder } from '../../render/desired.ts';
import { differTaskDefinition } from '../task-definition/differ.ts';
import { normaliseTaskDefinition } from '../task-definition/normalise.ts';
import { inMebibytes, inUnits } from '../task-definition/units.ts';
import { type Obstacle, obstacle } from './refuse.ts';

/** What is in the way of a container beside the app's. */
export function forwarderObstacles(
  definition: Definition,
  app: ContainerDefinition,
  forwarder: AppForwarder,
): readonly Obstacle[] {
  const namesake = definition.containerDefinitions.find(({ name }) => name === forwarder.container.name);
  if (namesake) return foreign(namesake, forwarder.container);
  return [...otherVolume(app, forwarder), ...notTaken(definition), ...tooLarge(definition, forwarder)];
}

/** Source: "Task definition parameters", containers of a task definition, of Amazon ECS. */
const mostContainers = 10;

function notTaken({ containerDefinitions, runtimePlatform }: Definition): readonly Obstacle[] {
  const hint = 'take app.forwarder out';
  const onWindows = runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS') ?? false;
  return [
    ...(onWindows ? [obstacle('it runs on Windows, and the forwarder on Linux only', hint)] : []),
    ...(containerDefinitions.length < mostContainers
      ? []
      : [obstacle(`it has ${containerDefinitions.length} containers already, and ECS takes ${mostContainers}`, hint)]),
  ];
}

/** A container of the forwarder's name without our label is somebody's own; it may do, if it is what is wanted. */
function foreign(namesake: ContainerDefinition, wanted: AppForwarder['container']): readonly Obstacle[] {
  const normal = (it: object) => normaliseTaskDefinition({ containerDefinitions: [it] });
  if (differTaskDefinition(normal(namesake), normal(wanted)).length === 0) return [];
  return [
    obstacle(
      `its container "${wanted.name}" has no label of ours and is not what is wanted`,
      'take it out of the app’s own file, or put there what render writes to app-task-definition.json',
    ),
  ];
}

function otherVolume(
  { name, mountPoints = [] }: ContainerDefinition,
  { path, volume }: AppForwarder,
): readonly Obstacle[] {
  const there = mountPoints.find(({ containerPath }) => containerPath === path)?.sourceVolume;
  if (there === undefined || there === volume) return [];
  return [
    obstacle(
      `its container "${name}" has the volume "${there}" at ${path}`,
      `write \`volume: ${there}\` in app.forwarder`,
    ),
  ];
}

/** ECS refuses containers that keep more than their task has. */
function tooLarge(definition: Definition, { container }: AppForwarder): readonly Obstacle[] {
  const [cpu, memory] = [size(inUnits(definition.cpu)), size(inMebibytes(definition.memory))];
  const others = definition.containerDefinitions;
  const cpus = others.reduce((sum, one) => sum + (one.cpu ?? 0), container.cpu);
  const kept = others.reduce(
    (sum, one) => sum + (one.memoryReservation ?? one.memory ?? 0),
    container.memoryReservation,
  );
  const fact = (keep: string, has: number) => `with the forwarder its containers keep ${keep}, and the task has ${has}`;
  return [
    ...(cpu !== undefined && cpus > cpu
      ? [obstacle(fact(`${cpus} CPU units`, cpu), 'lower app.forwarder.cpu (0 is possible), or give the task more')]
      : []),
    ...(memory !== undefined && kept > memory
      ? [obstacle(fact(`${kept} MiB`, memory), 'lower app.forwarder.memoryReservation, or give the task more')]
      : []),
  ];
}

function size(amount: unknown): number | undefined {
  return typeof amount === 'number' ? amount : undefined;
}
