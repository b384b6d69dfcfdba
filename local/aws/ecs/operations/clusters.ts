import type {
  CapacityProvider,
  Cluster,
  DescribeCapacityProvidersRequest,
  DescribeCapacityProvidersResponse,
  DescribeClustersRequest,
  DescribeClustersResponse,
  ListClustersRequest,
  ListClustersResponse,
} from '@aws-sdk/client-ecs';
import type { Operations } from '../../wire/service.ts';
import type { Context } from '../launch/context.ts';
import { lastPart } from '../records/names.ts';
import { findCluster } from '../records/store.ts';
import type { Provider } from '../validate/strategy.ts';
import { page } from './page.ts';

export function clusterOperations(context: Context): Operations {
  return {
    DescribeClusters: (input: DescribeClustersRequest) => describe(context, input),
    DescribeCapacityProviders: (input: DescribeCapacityProvidersRequest) => describeProviders(context, input),
    ListClusters: (input: ListClustersRequest) => list(context, input),
  };
}

function describe(context: Context, { clusters = ['default'] }: DescribeClustersRequest): DescribeClustersResponse {
  const { names, store } = context;
  const requested = clusters.map(lastPart);
  const known = requested.filter((name) => store.clusters.includes(name));
  const missing = requested.filter((name) => !store.clusters.includes(name));
  return {
    clusters: known.map((name) => describeCluster(context, name)),
    failures: missing.map((name) => ({ arn: names.cluster(name), reason: 'MISSING' })),
  };
}

/** What the cluster has not is told among the failures. */
function describeProviders(
  { names, store, providers }: Context,
  input: DescribeCapacityProvidersRequest,
): DescribeCapacityProvidersResponse {
  if (input.cluster !== undefined) findCluster(store, input.cluster);
  const requested = (input.capacityProviders ?? providers.map(({ name }) => name)).map(lastPart);
  return {
    capacityProviders: providers.filter(({ name }) => requested.includes(name)).map(describeProvider),
    failures: requested
      .filter((one) => !providers.some(({ name }) => name === one))
      .map((name) => ({ arn: names.cluster(name).replace(':cluster/', ':capacity-provider/'), reason: 'MISSING' })),
  };
}

function describeProvider({ name, type }: Provider): CapacityProvider {
  const group = { autoScalingGroupArn: `arn:aws:autoscaling:::autoScalingGroup::autoScalingGroupName/${name}` };
  return {
    name,
    status: 'ACTIVE',
    ...(type === 'EC2' ? { autoScalingGroupProvider: group } : {}),
    ...(type === 'MANAGED_INSTANCES' ? { managedInstancesProvider: {}, type } : {}),
  };
}

function describeCluster({ names, store, providers, hosts }: Context, name: string): Cluster {
  const services = [...store.services.values()].filter(({ cluster }) => cluster === name);
  const tasks = [...store.tasks.values()].filter(({ cluster }) => cluster === name);
  const waiting = ['PROVISIONING', 'PENDING', 'ACTIVATING'];
  return {
    clusterArn: names.cluster(name),
    clusterName: name,
    status: 'ACTIVE',
    registeredContainerInstancesCount: hosts.length,
    runningTasksCount: tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length,
    pendingTasksCount: tasks.filter(({ lastStatus }) => waiting.includes(lastStatus)).length,
    activeServicesCount: services.filter(({ scheduler }) => scheduler.state().status === 'ACTIVE').length,
    statistics: [],
    tags: [],
    settings: [],
    capacityProviders: providers.map((provider) => provider.name),
    defaultCapacityProviderStrategy: [],
  };
}

function list({ names, store }: Context, input: ListClustersRequest): ListClustersResponse {
  const { items, nextToken } = page(store.clusters.map(names.cluster), input);
  return { clusterArns: items, nextToken };
}
