import {
  GetServiceCommand,
  paginateListServices,
  type ServiceFilter,
  type ServiceSummary,
} from '@aws-sdk/client-servicediscovery';
import { read } from '../../aws/call.io.ts';
import { entriesOf } from '../../aws/entries.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { defined } from '../../values/defined.ts';
import type { ObservedDiscoveryService } from './discoveryService.ts';

type World = Pick<AwsWorld, 'cloudMap'>;

/** The services in the namespace. @throws ReadFailed. */
export async function readDiscoveryServices(world: World, namespaceId: string): Promise<ObservedDiscoveryService[]> {
  const Filters: ServiceFilter[] = [{ Name: 'NAMESPACE_ID', Values: [namespaceId], Condition: 'EQ' }];
  const found = await read('servicediscovery:ListServices', `the discovery services of namespace ${namespaceId}`, () =>
    entriesOf(paginateListServices({ client: world.cloudMap }, { Filters }), (page) => page.Services),
  );
  return found.map(toObserved);
}

/**
 * All that are described as one is, in whatever namespace. A name that a log service had in another namespace is found by
 * nothing else. @throws ReadFailed.
 */
export async function readDescribedAs(world: World, description: string): Promise<ObservedDiscoveryService[]> {
  const found = await read('servicediscovery:ListServices', 'the discovery services of all namespaces', () =>
    entriesOf(paginateListServices({ client: world.cloudMap }, {}), (page) => page.Services),
  );
  return found.map(toObserved).filter((service) => service.description === description);
}

export async function readDiscoveryServiceById(world: World, id: string): Promise<ObservedDiscoveryService> {
  return await read('servicediscovery:GetService', `the discovery service ${id}`, async () => {
    const { Service } = await world.cloudMap.send(new GetServiceCommand({ Id: id }));
    return toObserved({ ...Service, Id: id });
  });
}

export function toObserved(service: ServiceSummary): ObservedDiscoveryService {
  return {
    id: service.Id ?? '',
    arn: service.Arn ?? '',
    name: service.Name ?? '',
    records: (service.DnsConfig?.DnsRecords ?? []).map(({ Type, TTL }) => ({ type: Type ?? '', ttl: TTL ?? 0 })),
    healthChecked: service.HealthCheckCustomConfig !== undefined || service.HealthCheckConfig !== undefined,
    ...defined({ description: service.Description, instanceCount: service.InstanceCount }),
  };
}
