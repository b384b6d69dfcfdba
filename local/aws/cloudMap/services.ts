import type {
  CreateServiceRequest,
  CreateServiceResponse,
  DeleteServiceRequest,
  GetServiceRequest,
  GetServiceResponse,
  ListServicesRequest,
  ListServicesResponse,
  Service,
  ServiceSummary,
  UpdateServiceRequest,
} from '@aws-sdk/client-servicediscovery';
import { accountId, makeId } from '../account.ts';
import { AwsError } from '../wire/awsError.ts';
import { page } from '../wire/page.ts';
import type { Operations } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';
import type { Context } from './context.ts';
import { matchesService } from './filters.ts';
import { findNamespace, findService, servicesOf } from './find.ts';
import { changedRecords, checkDnsConfig } from './records.ts';
import type { ServiceState } from './state.ts';
import { checkTags } from './tags.ts';
import { checkTexts } from './texts.ts';

const updateMs = 5000;

export function serviceOperations(context: Context): Operations {
  const { state, submit } = context;

  function create(input: Validated<CreateServiceRequest>): CreateServiceResponse {
    const namespace = findNamespace(state, namespaceIdOf(input));
    checkCreate(input);
    checkTexts(input);
    refuseSameName(input, namespace.id);
    const id = makeId('srv-');
    const service: ServiceState = {
      id,
      arn: `arn:aws:servicediscovery:${context.region}:${accountId}:service/${id}`,
      name: input.Name,
      namespaceId: namespace.id,
      creatorRequestId: input.CreatorRequestId,
      createdAt: new Date(context.time.nowMs()),
      description: input.Description,
      routingPolicy: input.DnsConfig?.RoutingPolicy ?? 'MULTIVALUE',
      dns: input.DnsConfig !== undefined,
      records: input.DnsConfig?.DnsRecords ?? [],
      customHealth: input.HealthCheckCustomConfig !== undefined,
      instances: new Map(),
      revision: 1,
    };
    state.tags.set(service.arn, checkTags(service.arn, input.Tags ?? []));
    state.services.set(id, service);
    return { Service: describe(service) };
  }

  function refuseSameName(input: Validated<CreateServiceRequest>, namespaceId: string): void {
    const twin = servicesOf(state, namespaceId).find(({ name }) => name.toLowerCase() === input.Name.toLowerCase());
    if (!twin) return;
    throw new AwsError('ServiceAlreadyExists', `The service "${input.Name}" already exists in the namespace.`, {
      ServiceId: twin.id,
      ServiceArn: twin.arn,
      CreatorRequestId: twin.creatorRequestId,
    });
  }

  function update(input: Validated<UpdateServiceRequest>): { OperationId: string } {
    const service = findService(state, input.Id);
    const { Description, DnsConfig, HealthCheckConfig } = input.Service;
    if (HealthCheckConfig) throw new AwsError('InvalidInput', 'a private DNS namespace has no Route 53 health checks.');
    const records = changedRecords(service.records, DnsConfig?.DnsRecords ?? []);
    const apply = (): void => {
      service.description = Description ?? service.description;
      service.records = records;
    };
    const work = { targets: { SERVICE: service.id }, subject: service.id };
    return { OperationId: submit({ type: 'UPDATE_SERVICE', ...work, takesMs: updateMs, apply }) };
  }

  function remove(input: Validated<DeleteServiceRequest>): object {
    const service = findService(state, input.Id);
    if (service.instances.size > 0) {
      throw new AwsError('ResourceInUse', `The service "${service.name}" still contains instances.`);
    }
    state.services.delete(service.id);
    state.tags.delete(service.arn);
    return {};
  }

  function get(input: Validated<GetServiceRequest>): GetServiceResponse {
    return { Service: describe(findService(state, input.Id)) };
  }

  function list(input: Validated<ListServicesRequest>): ListServicesResponse {
    const found = [...state.services.values()].filter(matchesService(input.Filters ?? []));
    const request = { size: input.MaxResults, token: input.NextToken, most: 100, invalid: 'InvalidInput' };
    const { items, nextToken } = page(found, request);
    return { Services: items.map(summarize), NextToken: nextToken };
  }

  return {
    CreateService: create,
    UpdateService: update,
    DeleteService: remove,
    GetService: get,
    ListServices: list,
  };
}

function namespaceIdOf(input: Validated<CreateServiceRequest>): string {
  const id = input.NamespaceId ?? input.DnsConfig?.NamespaceId;
  if (id === undefined) throw new AwsError('InvalidInput', 'a service needs the NamespaceId of its namespace.');
  return id;
}

const namePattern =
  /^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*$/;

function checkCreate(input: Validated<CreateServiceRequest>): void {
  if (input.Name.length > 127 || !namePattern.test(input.Name)) {
    throw new AwsError('InvalidInput', `"${input.Name}" cannot be the name of a service.`);
  }
  if (input.HealthCheckConfig) {
    throw new AwsError('InvalidInput', 'a private DNS namespace has no Route 53 health checks.');
  }
  if (input.DnsConfig && input.Type) throw new AwsError('InvalidInput', 'a service of type HTTP has no DnsConfig.');
  if (input.DnsConfig) checkDnsConfig(input.DnsConfig);
}

function describe(service: ServiceState): Service {
  return { ...summarize(service), NamespaceId: service.namespaceId, CreatorRequestId: service.creatorRequestId };
}

function summarize(service: ServiceState): ServiceSummary {
  return {
    Id: service.id,
    Arn: service.arn,
    ResourceOwner: accountId,
    Name: service.name,
    Type: service.dns ? 'DNS_HTTP' : 'HTTP',
    Description: service.description,
    InstanceCount: service.instances.size,
    DnsConfig: { RoutingPolicy: service.routingPolicy, DnsRecords: [...service.records] },
    // What was asked for as FailureThreshold is always answered as 1 (API reference of HealthCheckCustomConfig).
    HealthCheckCustomConfig: service.customHealth ? { FailureThreshold: 1 } : undefined,
    CreateDate: service.createdAt,
    CreatedByAccount: accountId,
  };
}
