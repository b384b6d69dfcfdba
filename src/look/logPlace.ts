import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import { suggest } from '../config/suggest.ts';
import { NotPossible } from '../errors.ts';

/** Where a container of one task writes. */
export interface LogPlace {
  readonly container: string;
  readonly group: string;
  readonly stream: string;
  /** Undefined: where the task runs. */
  readonly region: string | undefined;
}

/**
 * Where the containers of a task write, by the awslogs options of its own revision.
 *
 * @param wanted one of them; undefined for all that write to CloudWatch Logs.
 * @throws NotPossible for a container that there is not, or whose log nobody here can find.
 */
export function logPlaces(
  { containerDefinitions = [] }: TaskDefinition,
  taskId: string,
  wanted: string | undefined,
): readonly LogPlace[] {
  const chosen = wanted === undefined ? containerDefinitions : [named(containerDefinitions, wanted)];
  const places = chosen.map((container) => logPlace(container, taskId));
  const found = places.filter((place) => typeof place === 'object');
  const [obstacle] = places.filter((place) => typeof place === 'string');
  if (found.length === 0) throw new NotPossible(obstacle ?? 'the task definition has no containers', { hint });
  return found;
}

const hint = 'only what a container sends by the driver awslogs, with a stream prefix, can be read here';

function named(containers: readonly ContainerDefinition[], wanted: string): ContainerDefinition {
  const found = containers.find(({ name }) => name === wanted);
  if (found) return found;
  const names = containers.map(({ name = '' }) => name);
  const near = suggest(wanted, names);
  throw new NotPossible(`there is no container "${wanted}" in the task`, {
    hint: near === undefined ? `it can be ${names.join(', ')}` : `did you mean "${near}"?`,
  });
}

function logPlace({ name = '', logConfiguration }: ContainerDefinition, taskId: string): LogPlace | string {
  const { logDriver, options = {} } = logConfiguration ?? {};
  if (logDriver !== 'awslogs') return `container "${name}" has the log driver ${logDriver ?? 'of its host'}`;
  const { 'awslogs-group': group, 'awslogs-stream-prefix': prefix, 'awslogs-region': region } = options;
  if (!group || !prefix) return `container "${name}" has no awslogs-${group ? 'stream-prefix' : 'group'}`;
  return { container: name, group, stream: `${prefix}/${name}/${taskId}`, region };
}
