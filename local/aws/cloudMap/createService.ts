import type { CreateServiceRequest } from '@aws-sdk/client-servicediscovery';
import { accountId, makeId } from '../account.ts';
import { AwsError } from '../wire/awsError.ts';
import type { Validated } from '../wire/validated.ts';
import type { Context } from './context.ts';
import { findNamespace, servicesOf } from './find.ts';
import { checkDnsConfig } from './records.ts';
import type { CloudMapState, ServiceState } from './state.ts';
import { checkTags } from './tags.ts';
import { checkTexts } from './texts.ts';

type Input = Validated<CreateServiceRequest>;

/** CreateService, of the services that a private DNS namespace can have. */
export function createService({ state, region, time }: Context, input: Input): ServiceState {
  const namespace = findNamespace(state, namespaceIdOf(input));
  checkName(input.Name);
  checkKind(input);
  checkTexts(input);
  refuseSameName(state, input, namespace.id);
  const service = newService(input, { namespaceId: namespace.id, region, atMs: time.nowMs() });
  state.tags.set(service.arn, checkTags(service.arn, input.Tags ?? []));
  state.services.set(service.id, service);
  return service;
}

function newService(
  input: Input,
  own: { readonly namespaceId: string; readonly region: string; readonly atMs: number },
): ServiceState {
  const id = makeId('srv-');
  return {
    id,
    arn: `arn:aws:servicediscovery:${own.region}:${accountId}:service/${id}`,
    name: input.Name,
    namespaceId: own.namespaceId,
    creatorRequestId: input.CreatorRequestId,
    createdAt: new Date(own.atMs),
    description: input.Description,
    routingPolicy: input.DnsConfig?.RoutingPolicy ?? 'MULTIVALUE',
    dns: input.DnsConfig !== undefined,
    records: input.DnsConfig?.DnsRecords ?? [],
    customHealth: input.HealthCheckCustomConfig !== undefined,
    instances: new Map(),
    revision: 1,
  };
}

function namespaceIdOf(input: Input): string {
  const id = input.NamespaceId ?? input.DnsConfig?.NamespaceId;
  if (id === undefined) throw new AwsError('InvalidInput', 'a service needs the NamespaceId of its namespace.');
  return id;
}

const label = '[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?';
const namePattern = new RegExp(`^${label}(\\.${label})*$`);

function checkName(name: string): void {
  if (name.length <= 127 && namePattern.test(name)) return;
  throw new AwsError('InvalidInput', `"${name}" cannot be the name of a service.`);
}

function checkKind(input: Input): void {
  if (input.HealthCheckConfig) {
    throw new AwsError('InvalidInput', 'a private DNS namespace has no Route 53 health checks.');
  }
  if (input.DnsConfig && input.Type) throw new AwsError('InvalidInput', 'a service of type HTTP has no DnsConfig.');
  if (input.DnsConfig) checkDnsConfig(input.DnsConfig);
}

function refuseSameName(state: CloudMapState, input: Input, namespaceId: string): void {
  const twin = servicesOf(state, namespaceId).find(({ name }) => name.toLowerCase() === input.Name.toLowerCase());
  if (!twin) return;
  throw new AwsError('ServiceAlreadyExists', `The service "${input.Name}" already exists in the namespace.`, {
    ServiceId: twin.id,
    ServiceArn: twin.arn,
    CreatorRequestId: twin.creatorRequestId,
  });
}
