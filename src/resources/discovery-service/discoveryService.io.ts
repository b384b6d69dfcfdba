import {
  CreateServiceCommand,
  GetServiceCommand,
  ListServicesCommand,
  type RecordType,
  ServiceAlreadyExists,
  type ServiceSummary,
  UpdateServiceCommand,
} from '@aws-sdk/client-servicediscovery';
import { pages, read, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { DiscoveryServiceInput } from '../../render/desired.ts';
import { tokenOf } from '../canonical.ts';
import { diffDiscoveryService, type ObservedDiscoveryService, updatedRecords } from './discoveryService.ts';

type World = Pick<AwsWorld, 'cloudMap'>;

/** The service of that name in the namespace, or undefined. @throws ReadFailed. */
export async function readDiscoveryService(
  world: World,
  namespaceId: string,
  name: string,
): Promise<ObservedDiscoveryService | undefined> {
  const found = await read('servicediscovery:ListServices', `the discovery services of namespace ${namespaceId}`, () =>
    pages(
      (NextToken) =>
        world.cloudMap.send(
          new ListServicesCommand({
            Filters: [{ Name: 'NAMESPACE_ID', Values: [namespaceId], Condition: 'EQ' }],
            ...(NextToken === undefined ? {} : { NextToken }),
          }),
        ),
      (page) => page.Services,
      (page) => page.NextToken,
    ),
  );
  // Cloud Map keeps names apart as DNS does, where capitals don't count.
  const service = found.find((candidate) => candidate.Name?.toLowerCase() === name.toLowerCase());
  return service && toObserved(service);
}

/** Makes the service, or gives the one that is there its TTLs. One that turns out to exist already is adopted. */
export async function applyDiscoveryService(
  world: World,
  desired: DiscoveryServiceInput,
  namespaceId: string,
  observed: ObservedDiscoveryService | undefined,
): Promise<ObservedDiscoveryService> {
  if (observed) return await update(world, desired, observed);
  const made = await create(world, { ...desired, NamespaceId: namespaceId });
  return diffDiscoveryService(desired, made).length === 0 ? made : await update(world, desired, made);
}

async function create(world: World, desired: DiscoveryServiceInput): Promise<ObservedDiscoveryService> {
  return await write('servicediscovery:CreateService', `create the discovery service "${desired.Name}"`, async () => {
    try {
      const input = { ...desired, CreatorRequestId: tokenOf(desired) };
      const { Service } = await world.cloudMap.send(new CreateServiceCommand(input));
      return toObserved(Service ?? {});
    } catch (error) {
      if (error instanceof ServiceAlreadyExists && error.ServiceId) return await readById(world, error.ServiceId);
      throw error;
    }
  });
}

async function update(
  world: World,
  desired: DiscoveryServiceInput,
  observed: ObservedDiscoveryService,
): Promise<ObservedDiscoveryService> {
  const records = updatedRecords(desired, observed);
  await write('servicediscovery:UpdateService', `give the discovery service "${desired.Name}" another TTL`, () =>
    world.cloudMap.send(
      new UpdateServiceCommand({
        Id: observed.id,
        Service: {
          DnsConfig: { DnsRecords: records.map(({ type, ttl }) => ({ Type: type as RecordType, TTL: ttl })) },
        },
      }),
    ),
  );
  return { ...observed, records };
}

async function readById(world: World, id: string): Promise<ObservedDiscoveryService> {
  return await read('servicediscovery:GetService', `the discovery service ${id}`, async () => {
    const { Service } = await world.cloudMap.send(new GetServiceCommand({ Id: id }));
    return toObserved({ ...Service, Id: id });
  });
}

function toObserved(service: ServiceSummary): ObservedDiscoveryService {
  return {
    id: service.Id ?? '',
    arn: service.Arn ?? '',
    name: service.Name ?? '',
    records: (service.DnsConfig?.DnsRecords ?? []).map(({ Type, TTL }) => ({ type: Type ?? '', ttl: TTL ?? 0 })),
    healthChecked: service.HealthCheckCustomConfig !== undefined || service.HealthCheckConfig !== undefined,
  };
}
