import type { Config } from '../config/schema.ts';
import { type DiscoveryServiceInput, NAMESPACE_ID } from './desired.ts';
import { capitalTagList } from './tags.ts';

/**
 * CreateService of Cloud Map: one A record, as ECS registers a task's own address with awsvpc.
 *
 * WEIGHTED, because there is only one instance: while it is unhealthy, MULTIVALUE answers with nothing at all,
 * and resolvers then remember that nothing for the SOA TTL, so a Fluentd that is slow for a moment would become
 * an outage. WEIGHTED answers with the one address as if it were healthy; senders hold what is not acknowledged.
 *
 * HealthCheckCustomConfig cannot be added later, so it is there from the start. It is empty because its only
 * member, FailureThreshold, is deprecated and always 1.
 */
export function toDiscoveryService(config: Config): DiscoveryServiceInput {
  return {
    Name: config.discovery.service,
    NamespaceId: NAMESPACE_ID,
    Description: `Fluentd of the log service ${config.name}`,
    DnsConfig: {
      RoutingPolicy: 'WEIGHTED',
      DnsRecords: [{ Type: 'A', TTL: config.discovery.ttl }],
    },
    HealthCheckCustomConfig: {},
    Tags: capitalTagList(config),
  };
}
