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
import { accountId } from '../account.ts';
import type { Operations } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';
import { deleteNamespace, updateNamespace } from './changeNamespace.ts';
import type { Context } from './context.ts';
import { createNamespace } from './createNamespace.ts';
import { matchesNamespace } from './filters.ts';
import { findNamespace, servicesOf } from './find.ts';
import { page } from './page.ts';
import type { CloudMapState, NamespaceState } from './state.ts';

export function namespaceOperations(context: Context): Operations {
  const { state } = context;
  return {
    CreatePrivateDnsNamespace: (input: Validated<CreatePrivateDnsNamespaceRequest>) => createNamespace(context, input),
    UpdatePrivateDnsNamespace: (input: Validated<UpdatePrivateDnsNamespaceRequest>) => updateNamespace(context, input),
    DeleteNamespace: (input: Validated<DeleteNamespaceRequest>) => deleteNamespace(context, input),
    GetNamespace: (input: Validated<GetNamespaceRequest>) => get(state, input),
    ListNamespaces: (input: Validated<ListNamespacesRequest>) => list(state, input),
  };
}

function get(state: CloudMapState, input: Validated<GetNamespaceRequest>): GetNamespaceResponse {
  const namespace = findNamespace(state, input.Id);
  return { Namespace: { ...summarize(state, namespace), CreatorRequestId: namespace.creatorRequestId } };
}

function list(state: CloudMapState, input: Validated<ListNamespacesRequest>): ListNamespacesResponse {
  const found = [...state.namespaces.values()].filter(matchesNamespace(input.Filters ?? []));
  const { items, nextToken } = page(found, input);
  return { Namespaces: items.map((namespace) => summarize(state, namespace)), NextToken: nextToken };
}

function summarize(state: CloudMapState, namespace: NamespaceState): Namespace {
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
