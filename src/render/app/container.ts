import type { ContainerDefinition } from '@aws-sdk/client-ecs';

/** The members of somebody's container that something is added to or taken from. */
export type Touched = Pick<
  ContainerDefinition,
  'environment' | 'secrets' | 'mountPoints' | 'dependsOn' | 'dockerLabels'
>;

/** A container with other members; of these an empty one is left out, which ECS takes for the same. */
export function withoutEmpty(container: ContainerDefinition, touched: Touched): ContainerDefinition {
  const all = Object.entries({ ...container, ...touched });
  return Object.fromEntries(all.filter(([name, value]) => !(name in touched && isEmpty(value))));
}

function isEmpty(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}
