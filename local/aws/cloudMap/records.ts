import type { DnsConfig, DnsRecord } from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../wire/awsError.ts';
import type { Validated } from '../wire/validated.ts';

const combinations = ['A', 'AAAA', 'A,AAAA', 'SRV', 'CNAME'];

/**
 * Holds the records of a new service against the rules in the API reference of DnsRecord.
 *
 * @throws AwsError InvalidInput
 */
export function checkDnsConfig(config: Validated<DnsConfig>): void {
  const types = config.DnsRecords.map(({ Type }) => Type).toSorted();
  if (!combinations.includes(types.join(','))) {
    throw new AwsError('InvalidInput', `the record types ${types.join(' and ')} cannot stand together.`);
  }
  if (types.includes('CNAME') && config.RoutingPolicy !== 'WEIGHTED') {
    throw new AwsError('InvalidInput', 'a CNAME record needs the routing policy WEIGHTED.');
  }
  for (const record of config.DnsRecords) checkTtl(record.TTL);
}

/**
 * What UpdateService leaves of a service's records: only TTLs can change, and a record that is left out is deleted.
 *
 * @throws AwsError InvalidInput where a record is named that the service does not have
 */
export function changedRecords(
  existing: readonly Validated<DnsRecord>[],
  given: readonly Validated<DnsRecord>[],
): readonly Validated<DnsRecord>[] {
  const added = given.find(({ Type }) => !existing.some((record) => record.Type === Type));
  if (added) throw new AwsError('InvalidInput', `the record types of a service cannot change: ${added.Type} is new.`);
  return given.map(({ Type, TTL }) => ({ Type, TTL: checkTtl(TTL) }));
}

/** @throws AwsError InvalidInput */
export function checkTtl(seconds: number): number {
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= 2_147_483_647) return seconds;
  throw new AwsError('InvalidInput', `a TTL is a whole number of seconds from 0 to 2147483647, not ${seconds}.`);
}
