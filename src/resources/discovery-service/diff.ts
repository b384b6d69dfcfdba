import { NotPossible } from '../../errors.ts';
import type { DiscoveryServiceInput } from '../../render/desired.ts';
import type { Change, Difference } from '../step.ts';
import type { ObservedDiscoveryService } from './discoveryService.ts';

/**
 * What has to be done for the name to answer as wanted. The routing policy and the health check are chosen when a
 * service is created and never change; one that stands already (created by hand, or by ECS with MULTIVALUE) leads to the
 * one task as well, so it is adopted as it is.
 *
 * @throws NotPossible for a service without the record: a name that has no address, which Cloud Map never adds.
 */
export function diffDiscoveryService(
  desired: DiscoveryServiceInput,
  observed?: ObservedDiscoveryService,
): Difference[] {
  const name = desired.Name;
  const wanted = desired.DnsConfig.DnsRecords;
  if (!observed) {
    const changes = wanted.map(({ Type, TTL }) => ttlChange(Type, null, TTL));
    return [{ name, action: 'create', reason: 'there is no service of that name in the namespace', changes }];
  }
  refuseWithoutRecord(desired, observed);
  const changes = wanted.flatMap(({ Type, TTL }) =>
    observed.records
      .filter((record) => record.type === Type && record.ttl !== TTL)
      .map((record) => ttlChange(Type, record.ttl, TTL)),
  );
  return changes.length === 0 ? [] : [{ name, action: 'update', reason: 'its records live for another time', changes }];
}

function refuseWithoutRecord(desired: DiscoveryServiceInput, observed: ObservedDiscoveryService): void {
  const missing = desired.DnsConfig.DnsRecords.filter(
    ({ Type }) => !observed.records.some(({ type }) => type === Type),
  );
  if (missing.length === 0) return;
  const types = missing.map(({ Type }) => Type).join(', ');
  throw new NotPossible(`discovery service "${desired.Name}" (${observed.id}) has no ${types} record`, {
    setting: 'discovery.service',
    hint: 'Cloud Map never adds a record type: delete that service once nothing is registered in it, or choose another discovery.service',
  });
}

function ttlChange(type: string, before: number | null, after: number): Change {
  return { path: `DnsRecords.${type}.TTL`, before, after };
}
