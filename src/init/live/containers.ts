import type { ContainerDefinition } from '@aws-sdk/client-ecs';

/** Which of a task's containers are the collector and the batch. */
export interface Parts {
  readonly fluentd: ContainerDefinition | undefined;
  readonly batch: ContainerDefinition | undefined;
  /** Those that are neither. */
  readonly others: readonly ContainerDefinition[];
}

/** By their names; else the collector is known by its image, or by being the one whose volumes another takes. */
export function partsOf(containers: readonly ContainerDefinition[]): Parts {
  const named = (name: string) => containers.find((container) => container.name === name);
  const lenders = containers.flatMap(({ volumesFrom = [] }) => volumesFrom.map((from) => from.sourceContainer));
  const fluentd =
    named('fluentd') ??
    containers.find(({ image = '' }) => /fluentd/i.test(image)) ??
    containers.find(({ name }) => lenders.includes(name));
  const rest = containers.filter((container) => container !== fluentd);
  const borrower = rest.find(({ volumesFrom = [] }) =>
    volumesFrom.some((from) => from.sourceContainer === fluentd?.name),
  );
  const batch = rest.find(({ name }) => name === 'batch') ?? borrower ?? (rest.length === 1 ? rest[0] : undefined);
  return { fluentd, batch, others: rest.filter((container) => container !== batch) };
}
