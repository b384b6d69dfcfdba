import { NotPossible } from '../../errors.ts';
import type { DiscoveryServiceInput } from '../../render/desired.ts';
import type { Change, Step } from '../step.ts';

/** A Cloud Map service as it stands. */
export interface ObservedDiscoveryService {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly records: readonly DnsRecord[];
  /** Whether it has a health check, which it got when it was made or never: without one, all health is UNKNOWN. */
  readonly healthChecked: boolean;
}

export interface DnsRecord {
  readonly type: string;
  /** Seconds. */
  readonly ttl: number;
}

/**
 * What has to be done for the name to answer as wanted. The routing policy and the health check are chosen when a
 * service is made and never change; one that stands already (made by hand, or by ECS with MULTIVALUE) leads to the
 * one task as well, so it is adopted as it is.
 *
 * @throws NotPossible for a service without the record: a name that has no address, which Cloud Map never adds.
 */
export function diffDiscoveryService(desired: DiscoveryServiceInput, observed?: ObservedDiscoveryService): Step[] {
  const step = { resource: 'discovery-service', name: desired.Name } as const;
  if (!observed) {
    const changes = desired.DnsConfig.DnsRecords.map((record) => ttlChange(record.Type, null, record.TTL));
    return [{ ...step, action: 'create', reason: 'there is no service of that name in the namespace', changes }];
  }
  refuseWithoutRecord(desired, observed);
  const changes = desired.DnsConfig.DnsRecords.flatMap(({ Type, TTL }) => {
    const before = observed.records.find((record) => record.type === Type)?.ttl ?? null;
    return before === TTL ? [] : [ttlChange(Type, before, TTL)];
  });
  if (changes.length === 0) return [];
  return [{ ...step, action: 'update', reason: 'its records live for another time', changes }];
}

/**
 * The records to send with an update: all that there are, with the wanted TTLs. Cloud Map deletes a record
 * that an update leaves out.
 */
export function updatedRecords(desired: DiscoveryServiceInput, observed: ObservedDiscoveryService): DnsRecord[] {
  return observed.records.map(({ type, ttl }) => ({
    type,
    ttl: desired.DnsConfig.DnsRecords.find((record) => record.Type === type)?.TTL ?? ttl,
  }));
}

function refuseWithoutRecord(desired: DiscoveryServiceInput, observed: ObservedDiscoveryService): void {
  const missing = desired.DnsConfig.DnsRecords.filter(
    ({ Type }) => !observed.records.some(({ type }) => type === Type),
  );
  if (missing.length === 0) return;
  const types = missing.map(({ Type }) => Type).join(', ');
  throw new NotPossible(`discovery service "${desired.Name}" (${observed.id}) has no ${types} record`, {
    hint: 'Cloud Map never adds a record type: delete that service once nothing is registered in it, or choose another discovery.service',
  });
}

function ttlChange(type: string, before: number | null, after: number): Change {
  return { path: `DnsRecords.${type}.TTL`, before, after };
}
