import type {
  DiscoverInstancesRequest,
  DiscoverInstancesResponse,
  DiscoverInstancesRevisionRequest,
  DiscoverInstancesRevisionResponse,
  HealthStatusFilter,
} from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../wire/awsError.ts';
import type { Operations } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';
import { servicesOf } from './find.ts';
import type { CloudMapState, InstanceState, ServiceState } from './state.ts';

export function discoverOperations(state: CloudMapState): Operations {
  function discover(input: Validated<DiscoverInstancesRequest>): DiscoverInstancesResponse {
    const service = findByName(state, input.NamespaceName, input.ServiceName);
    const fitting = [...service.instances.values()].filter((instance) => has(instance, input.QueryParameters ?? {}));
    const preferred = fitting.filter((instance) => has(instance, input.OptionalParameters ?? {}));
    const candidates = preferred.length > 0 ? preferred : fitting;
    const chosen = service.customHealth ? byHealth(candidates, input.HealthStatus ?? 'ALL') : candidates;
    return {
      Instances: chosen.slice(0, input.MaxResults ?? 100).map((instance) => ({
        InstanceId: instance.id,
        NamespaceName: input.NamespaceName,
        ServiceName: input.ServiceName,
        HealthStatus: service.customHealth ? instance.health : 'UNKNOWN',
        Attributes: instance.attributes,
      })),
      InstancesRevision: service.revision,
    };
  }

  function revision(input: Validated<DiscoverInstancesRevisionRequest>): DiscoverInstancesRevisionResponse {
    return { InstancesRevision: findByName(state, input.NamespaceName, input.ServiceName).revision };
  }

  return { DiscoverInstances: discover, DiscoverInstancesRevision: revision };
}

function findByName(state: CloudMapState, namespaceName: string, serviceName: string): ServiceState {
  const namespace = [...state.namespaces.values()].find(({ name }) => name === namespaceName);
  if (!namespace) throw new AwsError('NamespaceNotFound', `No namespace has the name "${namespaceName}".`);
  const service = servicesOf(state, namespace.id).find(({ name }) => name === serviceName);
  if (!service) throw new AwsError('ServiceNotFound', `No service has the name "${serviceName}".`);
  return service;
}

function has(instance: InstanceState, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([name, value]) => instance.attributes[name] === value);
}

function byHealth(instances: readonly InstanceState[], filter: HealthStatusFilter): readonly InstanceState[] {
  const healthy = instances.filter(({ health }) => health === 'HEALTHY');
  switch (filter) {
    case 'ALL':
      return instances;
    case 'HEALTHY':
      return healthy;
    case 'UNHEALTHY':
      return instances.filter(({ health }) => health === 'UNHEALTHY');
    case 'HEALTHY_OR_ELSE_ALL':
      return healthy.length > 0 ? healthy : instances;
  }
}
