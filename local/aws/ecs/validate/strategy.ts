import type { CapacityProviderStrategyItem, TaskDefinition } from '@aws-sdk/client-ecs';
import { clientFault, invalid } from './refuse.ts';

/** A capacity provider of a cluster. */
export interface Provider {
  readonly name: string;
  readonly type: 'EC2' | 'FARGATE' | 'MANAGED_INSTANCES';
}

/** Those that every account has. */
export const fargateProviders: readonly Provider[] = [
  { name: 'FARGATE', type: 'FARGATE' },
  { name: 'FARGATE_SPOT', type: 'FARGATE' },
];

/**
 * The type of a strategy's providers. Source: CapacityProviderStrategyItem and CreateService, API reference of Amazon ECS.
 */
export function typeOfStrategy(
  strategy: readonly CapacityProviderStrategyItem[],
  providers: readonly Provider[],
): Provider['type'] {
  if (strategy.length > 20)
    throw invalid('A capacity provider strategy can contain a maximum of 20 capacity providers.');
  const names = strategy.map(({ capacityProvider = '' }) => capacityProvider);
  const unknown = names.find((name) => !providers.some((provider) => provider.name === name));
  if (unknown !== undefined) throw invalid(`The specified capacity provider '${unknown}' was not found.`);
  if (new Set(names).size < names.length) throw invalid('A capacity provider can be named once in a strategy.');
  checkShares(strategy);
  const types = new Set(providers.filter(({ name }) => names.includes(name)).map(({ type }) => type));
  const [type, ...more] = types;
  if (type === undefined || more.length > 0) {
    throw invalid('A capacity provider strategy cannot contain a mix of capacity providers of different types.');
  }
  return type;
}

function checkShares(strategy: readonly CapacityProviderStrategyItem[]): void {
  for (const { weight = 0, base = 0 } of strategy) {
    if (weight < 0 || weight > 1000) throw invalid('weight must be between 0 and 1000.');
    if (base < 0 || base > 100_000) throw invalid('base must be between 0 and 100000.');
  }
  if (strategy.every(({ weight = 0 }) => weight === 0)) {
    throw invalid('At least one capacity provider must have a weight greater than 0.');
  }
  if (strategy.filter(({ base = 0 }) => base > 0).length > 1) {
    throw invalid('Only one capacity provider in a strategy can have a base defined.');
  }
}

/** A revision runs on providers of a type that it was made for. */
export function checkFits({ requiresCompatibilities = [], compatibilities = [] }: TaskDefinition, type: string): void {
  const made = requiresCompatibilities.length > 0 ? requiresCompatibilities : compatibilities;
  if (made.some((one) => one === type)) return;
  throw invalid(`Task definition does not support capacity providers of type ${type}.`);
}

/** Exec opens its channel by the role of the task. */
export function checkExec(enabled: boolean | undefined, { taskRoleArn }: TaskDefinition): void {
  if (enabled && !taskRoleArn) {
    throw invalid(
      "The service couldn't be created because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.",
    );
  }
}

/** Source: "Task definition differences for Amazon ECS Managed Instances", developer guide of Amazon ECS. */
export function checkManaged({ networkMode, volumes = [] }: Pick<TaskDefinition, 'networkMode' | 'volumes'>): void {
  if (networkMode !== 'awsvpc' && networkMode !== 'host') {
    throw clientFault("Managed Instances support network mode 'awsvpc' and 'host'.");
  }
  if (volumes.some(({ host, dockerVolumeConfiguration }) => host?.sourcePath || dockerVolumeConfiguration)) {
    throw clientFault('Managed Instances compatible task definitions do not support sourcePath or Docker volumes');
  }
}
