import type { Service, ServiceSummary } from '@aws-sdk/client-servicediscovery';
import { accountId } from '../account.ts';
import type { ServiceState } from './state.ts';

/** A service as GetService shows it. */
export function describeService(service: ServiceState): Service {
  return {
    ...summarizeService(service),
    NamespaceId: service.namespaceId,
    CreatorRequestId: service.creatorRequestId,
  };
}

/** As ListServices shows it. */
export function summarizeService(service: ServiceState): ServiceSummary {
  return {
    Id: service.id,
    Arn: service.arn,
    ResourceOwner: accountId,
    Name: service.name,
    Type: service.dns ? 'DNS_HTTP' : 'HTTP',
    Description: service.description,
    InstanceCount: service.instances.size,
    DnsConfig: { RoutingPolicy: service.routingPolicy, DnsRecords: [...service.records] },
    // Whatever FailureThreshold was sent, 1 is answered (API reference of HealthCheckCustomConfig).
    HealthCheckCustomConfig: service.customHealth ? { FailureThreshold: 1 } : undefined,
    CreateDate: service.createdAt,
    CreatedByAccount: accountId,
  };
}
