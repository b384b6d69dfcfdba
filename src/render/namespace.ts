import type { Config } from '../config/schema.ts';
import type { NamespaceInput } from './desired.ts';
import { capitalTagList } from './tags.ts';

/**
 * CreatePrivateDnsNamespace without CreatorRequestId, which belongs to one attempt and not to the wish.
 * The SOA TTL (seconds) is how long a resolver remembers that the name did not exist while the one task was
 * being replaced; Cloud Map's own default made senders wait for minutes.
 */
export function toNamespace(config: Config): NamespaceInput {
  return {
    Name: config.discovery.namespace,
    Vpc: config.network.vpc,
    Description: 'Private names of log services',
    Properties: { DnsProperties: { SOA: { TTL: config.discovery.soaTtl } } },
    Tags: capitalTagList(config),
  };
}
