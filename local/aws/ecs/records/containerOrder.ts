import type { ContainerDefinition } from '@aws-sdk/client-ecs';

export type Condition = 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY';

export interface Dependency {
  readonly container: string;
  readonly condition: Condition;
}

/**
 * What has to be true before a container starts. `volumesFrom` waits for its source's start as `dependsOn`
 * with START does: the ECS agent orders both in the same way.
 */
export function dependenciesOf(definition: ContainerDefinition): Dependency[] {
  const stated = (definition.dependsOn ?? []).map(({ containerName, condition }) => ({
    container: containerName ?? '',
    condition: condition ?? 'START',
  }));
  const sources = (definition.volumesFrom ?? []).map(({ sourceContainer }) => sourceContainer ?? '');
  const implied = sources.filter((source) => !stated.some(({ container }) => container === source));
  return [...stated, ...implied.map((container) => ({ container, condition: 'START' as const }))];
}

/** Who has to have ended before this container is signalled: the start order reversed. */
export function dependantsOf(definitions: readonly ContainerDefinition[], name: string): string[] {
  return definitions
    .filter((definition) => dependenciesOf(definition).some(({ container }) => container === name))
    .map((definition) => definition.name ?? '');
}

/** The names along a circle of dependencies, or undefined if there is none. */
export function findCircle(definitions: readonly ContainerDefinition[]): string[] | undefined {
  const byName = new Map(definitions.map((definition) => [definition.name ?? '', definition]));
  const circleFrom = (name: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    const next = dependenciesOf(byName.get(name) ?? {}).map(({ container }) => container);
    return firstOf(next, (container) => circleFrom(container, [...path, name]));
  };
  return firstOf([...byName.keys()], (name) => circleFrom(name, []));
}

function firstOf<Item, Result>(items: readonly Item[], find: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
