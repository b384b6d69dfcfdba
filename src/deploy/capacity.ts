import type { CapacityProvider } from '@aws-sdk/client-ecs';
import { isOfFargate } from '../config/capacity.ts';
import { NotPossible } from '../errors.ts';
import type { Desired, TaskDefinitionInput } from '../render/desired.ts';

type Type = 'EC2' | 'MANAGED_INSTANCES';

/** Whether AWS has to be asked what the providers are. */
export function needsType({ capacityProviderStrategy = [] }: Desired['service']): boolean {
  return capacityProviderStrategy.some(({ capacityProvider = '' }) => !isOfFargate(capacityProvider));
}

/**
 * What is wanted, made for what its providers are.
 *
 * @param found as DescribeCapacityProviders tells the providers of the cluster.
 * @throws NotPossible for providers that there are not, of several types, or that cannot carry the volume.
 */
export function fitted(desired: Desired, found: readonly CapacityProvider[]): Desired {
  const { cluster, capacityProviderStrategy = [] } = desired.service;
  const types = capacityProviderStrategy.map(({ capacityProvider = '' }) => ({
    name: capacityProvider,
    type: typeOf(capacityProvider, cluster, found),
  }));
  const [first] = types;
  const other = types.find(({ type }) => type !== first?.type);
  if (first && other) {
    throw new NotPossible(
      `capacityProviders: ${first.name} is ${words[first.type]}, and ${other.name} is ${words[other.type]}`,
      { setting: 'capacityProviders', hint: 'ECS takes providers of one type in a strategy: keep those of one' },
    );
  }
  if (first?.type !== 'MANAGED_INSTANCES') return desired;
  refuseVolumes(first.name, desired.taskDefinition);
  return { ...desired, taskDefinition: { ...desired.taskDefinition, requiresCompatibilities: [first.type] } };
}

const words: Readonly<Record<Type, string>> = {
  EC2: 'of an Auto Scaling group',
  MANAGED_INSTANCES: 'of Managed Instances',
};

function typeOf(name: string, cluster: string, found: readonly CapacityProvider[]): Type {
  const provider = found.find((one) => one.name === name);
  if (!provider) {
    throw new NotPossible(`capacityProviders: cluster "${cluster}" has no capacity provider "${name}"`, {
      setting: 'capacityProviders',
      hint: 'associate it with the cluster (aws ecs put-cluster-capacity-providers), or name another',
    });
  }
  if (provider.status !== undefined && !usable.has(provider.status)) {
    throw new NotPossible(`capacityProviders: the capacity provider "${name}" is ${provider.status}`, {
      setting: 'capacityProviders',
      hint: 'name one that is ACTIVE',
    });
  }
  return provider.managedInstancesProvider || provider.type === 'MANAGED_INSTANCES' ? 'MANAGED_INSTANCES' : 'EC2';
}

/** Those that a strategy may name. */
const usable: ReadonlySet<string> = new Set(['ACTIVE', 'PROVISIONING']);

/** Source: "Task definition differences for Amazon ECS Managed Instances", developer guide of Amazon ECS. */
function refuseVolumes(name: string, { volumes }: TaskDefinitionInput): void {
  const volume = volumes.find(({ host, dockerVolumeConfiguration }) => host?.sourcePath || dockerVolumeConfiguration);
  if (!volume) return;
  const type = volume.dockerVolumeConfiguration ? 'docker' : 'host';
  throw new NotPossible(`volume.type: Managed Instances ("${name}") have no volumes of type ${type}`, {
    setting: 'volume.type',
    hint: 'use efs, which outlives tasks and hosts, or a provider of an Auto Scaling group',
  });
}
