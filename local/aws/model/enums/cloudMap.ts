import * as sdk from '@aws-sdk/client-servicediscovery';
import type { EnumTable } from './table.ts';

/** Which members of Cloud Map's structures are enums. The SDK's run-time schema calls them strings; a test holds this against the SDK's types. */
export const cloudMapEnums: EnumTable = {
  DnsRecord: { Type: sdk.RecordType },
  DnsConfig: { RoutingPolicy: sdk.RoutingPolicy },
  HealthCheckConfig: { Type: sdk.HealthCheckType },
  CreateServiceRequest: { Type: sdk.ServiceTypeOption },
  Service: { Type: sdk.ServiceType },
  DiscoverInstancesRequest: { HealthStatus: sdk.HealthStatusFilter },
  HttpInstanceSummary: { HealthStatus: sdk.HealthStatus },
  GetInstancesHealthStatusResponse: { Status: sdk.HealthStatus },
  Namespace: { Type: sdk.NamespaceType },
  Operation: { Type: sdk.OperationType, Status: sdk.OperationStatus },
  NamespaceFilter: { Name: sdk.NamespaceFilterName, Condition: sdk.FilterCondition },
  NamespaceSummary: { Type: sdk.NamespaceType },
  OperationFilter: { Name: sdk.OperationFilterName, Condition: sdk.FilterCondition },
  OperationSummary: { Status: sdk.OperationStatus },
  ServiceFilter: { Name: sdk.ServiceFilterName, Condition: sdk.FilterCondition },
  ServiceSummary: { Type: sdk.ServiceType },
  UpdateInstanceCustomHealthStatusRequest: { Status: sdk.CustomHealthStatus },
};
