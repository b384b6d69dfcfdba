import type { DiscoveryServiceInput } from '../../render/desired.ts';

/** A Cloud Map service as it stands. */
export interface ObservedDiscoveryService {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly records: readonly DnsRecord[];
  /** Whether it has a health check, which it got at its creation or never: without one, all health is UNKNOWN. */
  readonly healthChecked: boolean;
  readonly description?: string;
  readonly instanceCount?: number;
}

export interface DnsRecord {
  readonly type: string;
  /** Seconds. */
  readonly ttl: number;
}

/** The service of a name: Cloud Map keeps names apart as DNS does, where capitals don't count. */
export function namedService(
  name: string,
  services: readonly ObservedDiscoveryService[] = [],
): ObservedDiscoveryService | undefined {
  return services.find((service) => service.name.toLowerCase() === name.toLowerCase());
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
