import { defined } from '../../values/defined.ts';
import type { Live } from './live.ts';

/** The name by which senders find it, with the times that resolvers keep it. */
export function discoveryOf({ discovery, namespace }: Live) {
  if (discovery === undefined) return undefined;
  const record = discovery.DnsConfig?.DnsRecords?.find(({ Type }) => Type === 'A');
  return defined({
    namespace: namespace?.Name,
    service: discovery.Name,
    ttl: record?.TTL,
    soaTtl: namespace?.Properties?.DnsProperties?.SOA?.TTL,
  });
}
