import type {
  CreatePrivateDnsNamespaceRequest,
  DeleteNamespaceRequest,
  GetNamespaceRequest,
  GetNamespaceResponse,
  ListNamespacesRequest,
  ListNamespacesResponse,
  Namespace,
  UpdatePrivateDnsNamespaceRequest,
} from '@aws-sdk/client-servicediscovery';
import { accountId, makeId } from '../account.ts';
import { AwsError } from '../wire/awsError.ts';
import { page } from '../wire/page.ts';
import type { Operations } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';
import type { Context } from './context.ts';
import { matchesNamespace } from './filters.ts';
import { findNamespace, servicesOf } from './find.ts';
import { checkTtl } from './records.ts';
import type { NamespaceState } from './state.ts';
import { checkTags } from './tags.ts';
import { checkTexts } from './texts.ts';

/** A private hosted zone takes Route 53 about half a minute. */
const createMs = 30_000;
const changeMs = 10_000;
/** What resolvers were seen to keep where nobody set it (the namespace's default is not documented). */
const defaultSoaTtlSeconds = 300;

export function namespaceOperations(context: Context): Operations {
  const { state, submit } = context;

  function create(input: Validated<CreatePrivateDnsNamespaceRequest>): { OperationId: string } {
    checkName(input.Name);
    checkTexts(input);
    const soaTtlSeconds = checkTtl(input.Properties?.DnsProperties.SOA.TTL ?? defaultSoaTtlSeconds);
    refuseSameName(input);
    const id = makeId('ns-');
    const namespace: NamespaceState = {
      id,
      arn: `arn:aws:servicediscovery:${context.region}:${accountId}:namespace/${id}`,
      name: input.Name,
      vpc: input.Vpc,
      hostedZoneId: makeId('Z', 20).toUpperCase(),
      creatorRequestId: input.CreatorRequestId,
      createdAt: new Date(context.time.nowMs()),
      description: input.Description,
      soaTtlSeconds,
    };
    const tags = checkTags(namespace.arn, input.Tags ?? []);
    const subject = `namespace ${input.Vpc} ${input.Name}`;
    const apply = (): void => {
      if (!context.hasVpc(input.Vpc)) {
        throw new AwsError(
          'CANNOT_CREATE_HOSTED_ZONE',
          `The VPC ${input.Vpc} in region ${context.region} is not valid.`,
        );
      }
      state.namespaces.set(id, namespace);
      state.tags.set(namespace.arn, tags);
    };
    const targets = { NAMESPACE: id };
    const requestId = input.CreatorRequestId;
    return { OperationId: submit({ type: 'CREATE_NAMESPACE', targets, subject, requestId, takesMs: createMs, apply }) };
  }

  function refuseSameName(input: Validated<CreatePrivateDnsNamespaceRequest>): void {
    const twin = [...state.namespaces.values()].find(
      // Names of DNS, where capitals don't count.
      ({ name, vpc }) => name.toLowerCase() === input.Name.toLowerCase() && vpc === input.Vpc,
    );
    if (!twin) return;
    throw new AwsError('NamespaceAlreadyExists', `The namespace "${input.Name}" already exists in ${input.Vpc}.`, {
      NamespaceId: twin.id,
      CreatorRequestId: twin.creatorRequestId,
    });
  }

  function update(input: Validated<UpdatePrivateDnsNamespaceRequest>): { OperationId: string } {
    const namespace = findNamespace(state, input.Id);
    const { Description, Properties } = input.Namespace;
    const ttl = Properties?.DnsProperties.SOA.TTL;
    if (ttl !== undefined) checkTtl(ttl);
    const apply = (): void => {
      namespace.description = Description ?? namespace.description;
      namespace.soaTtlSeconds = ttl ?? namespace.soaTtlSeconds;
    };
    const work = { targets: { NAMESPACE: namespace.id }, subject: namespace.id, requestId: input.UpdaterRequestId };
    return { OperationId: submit({ type: 'UPDATE_NAMESPACE', ...work, takesMs: changeMs, apply }) };
  }

  function remove(input: Validated<DeleteNamespaceRequest>): { OperationId: string } {
    const namespace = findNamespace(state, input.Id);
    const empty = (): boolean => servicesOf(state, namespace.id).length === 0;
    const inUse = new AwsError('ResourceInUse', `The namespace "${namespace.name}" still contains services.`);
    if (!empty()) throw inUse;
    const apply = (): void => {
      if (!empty()) throw inUse;
      state.namespaces.delete(namespace.id);
      state.tags.delete(namespace.arn);
    };
    const work = { targets: { NAMESPACE: namespace.id }, subject: namespace.id };
    return { OperationId: submit({ type: 'DELETE_NAMESPACE', ...work, takesMs: changeMs, apply }) };
  }

  function get(input: Validated<GetNamespaceRequest>): GetNamespaceResponse {
    const namespace = findNamespace(state, input.Id);
    const { creatorRequestId } = namespace;
    return { Namespace: { ...summary(namespace), CreatorRequestId: creatorRequestId } };
  }

  function list(input: Validated<ListNamespacesRequest>): ListNamespacesResponse {
    const matches = matchesNamespace(input.Filters ?? []);
    const found = [...state.namespaces.values()].filter(matches);
    const { items, nextToken } = page(found, {
      size: input.MaxResults,
      token: input.NextToken,
      most: 100,
      invalid: 'InvalidInput',
    });
    return { Namespaces: items.map(summary), NextToken: nextToken };
  }

  function summary(namespace: NamespaceState): Namespace {
    return {
      Id: namespace.id,
      Arn: namespace.arn,
      ResourceOwner: accountId,
      Name: namespace.name,
      Type: 'DNS_PRIVATE',
      Description: namespace.description,
      ServiceCount: servicesOf(state, namespace.id).length,
      Properties: {
        DnsProperties: { HostedZoneId: namespace.hostedZoneId, SOA: { TTL: namespace.soaTtlSeconds } },
        HttpProperties: { HttpName: namespace.name },
      },
      CreateDate: namespace.createdAt,
    };
  }

  return {
    CreatePrivateDnsNamespace: create,
    UpdatePrivateDnsNamespace: update,
    DeleteNamespace: remove,
    GetNamespace: get,
    ListNamespaces: list,
  };
}

function checkName(name: string): void {
  if (!/^[!-~]{1,253}$/.test(name)) throw new AwsError('InvalidInput', `"${name}" cannot be the name of a namespace.`);
}
