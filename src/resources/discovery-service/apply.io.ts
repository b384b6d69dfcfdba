import {
  CreateServiceCommand,
  type RecordType,
  ServiceAlreadyExists,
  UpdateServiceCommand,
} from '@aws-sdk/client-servicediscovery';
import { refusalName, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { DiscoveryServiceInput } from '../../render/desired.ts';
import { tokenOf } from '../../values/canonical.ts';
import { patiently } from '../patiently.ts';
import { diffDiscoveryService } from './diff.ts';
import { type ObservedDiscoveryService, updatedRecords } from './discoveryService.ts';
import { readDiscoveryServiceById, toObserved } from './read.io.ts';

type World = Pick<AwsWorld, 'cloudMap' | 'clock'>;

/** Creates the service. One that turns out to exist already is adopted, and gets its TTLs. */
export async function createDiscoveryService(
  world: World,
  desired: DiscoveryServiceInput,
  signal?: AbortSignal,
): Promise<ObservedDiscoveryService> {
  const what = `create the discovery service "${desired.Name}"`;
  const created = await write('servicediscovery:CreateService', what, () =>
    patiently(world.clock, () => createOrFind(world, desired), { isEarly: isNotSeenYet, signal }),
  );
  return diffDiscoveryService(desired, created).length === 0
    ? created
    : await updateDiscoveryService(world, desired, created);
}

/** The namespace that was created a moment ago, or the service that another call created, may not be seen everywhere yet. */
function isNotSeenYet(error: unknown): boolean {
  return ['NamespaceNotFound', 'ServiceNotFound'].includes(refusalName(error));
}

async function createOrFind(world: World, desired: DiscoveryServiceInput): Promise<ObservedDiscoveryService> {
  try {
    const input = { ...desired, CreatorRequestId: tokenOf(desired) };
    const { Service } = await world.cloudMap.send(new CreateServiceCommand(input));
    return toObserved(Service ?? {});
  } catch (error) {
    if (!(error instanceof ServiceAlreadyExists && error.ServiceId)) throw error;
    return await readDiscoveryServiceById(world, error.ServiceId);
  }
}

/** Gives the service its TTLs. Returns it as it stands then. */
export async function updateDiscoveryService(
  world: World,
  desired: DiscoveryServiceInput,
  observed: ObservedDiscoveryService,
): Promise<ObservedDiscoveryService> {
  const records = updatedRecords(desired, observed);
  const DnsRecords = records.map(({ type, ttl }) => ({ Type: type as RecordType, TTL: ttl }));
  await write('servicediscovery:UpdateService', `give the discovery service "${desired.Name}" another TTL`, () =>
    world.cloudMap.send(new UpdateServiceCommand({ Id: observed.id, Service: { DnsConfig: { DnsRecords } } })),
  );
  return { ...observed, records };
}
