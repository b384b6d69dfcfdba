import type { ObservedNamespace } from '../namespace/namespace.ts';
import { type Resource, standingOf } from '../resource.ts';
import type { ObservedService } from '../service/service.ts';
import { createDiscoveryService, updateDiscoveryService } from './apply.io.ts';
import { diffDiscoveryService } from './diff.ts';
import { namedService, type ObservedDiscoveryService } from './discoveryService.ts';
import { readInstances } from './instances.io.ts';
import { type RegisteredInstance, refuseOthers, wouldJoin } from './instances.ts';

/** What is read of the name that senders use. */
interface ObservedDiscovery {
  readonly service: ObservedDiscoveryService | undefined;
  /** Who is registered under the name; read only where our ECS service is not registered there yet. */
  readonly instances?: readonly RegisteredInstance[];
}

interface Others {
  readonly namespace: ObservedNamespace | undefined;
  readonly service: ObservedService | undefined;
}

/** The name itself: the Cloud Map service in which ECS registers the running task. */
export const discoveryService: Resource<
  ObservedDiscovery,
  ObservedDiscoveryService,
  Others,
  { readonly namespace: ObservedNamespace }
> = {
  name: 'discovery-service',
  removal: async () => (await import('./remove.io.ts')).discoveryServiceRemoval,
  read: async (world, desired, others) => {
    const service = namedService(desired.discoveryService.Name, (await others.namespace)?.services);
    // One more call where our service would come under a name that exists: who is there.
    return service && wouldJoin(await others.service, service)
      ? { service, instances: await readInstances(world, service.id) }
      : { service };
  },
  diff: ({ desired, observed: { service, instances = [] } }) => {
    if (service) refuseOthers(desired.service, service, instances);
    return { differences: diffDiscoveryService(desired.discoveryService, service), standing: service };
  },
  apply: async (world, _step, { desired, observed: { service }, standing }, signal) => {
    if (service) return { standing: await updateDiscoveryService(world, desired.discoveryService, service) };
    const NamespaceId = standingOf(standing, 'namespace').id;
    return { standing: await createDiscoveryService(world, { ...desired.discoveryService, NamespaceId }, signal) };
  },
};
