import type { DeleteNamespaceRequest, UpdatePrivateDnsNamespaceRequest } from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../wire/awsError.ts';
import type { Validated } from '../wire/validated.ts';
import type { Context } from './context.ts';
import { findNamespace, servicesOf } from './find.ts';
import { checkTtl } from './records.ts';
import type { CloudMapState, NamespaceState } from './state.ts';
import type { Submitted } from './submit.ts';

const takesMs = 10_000;

/** UpdatePrivateDnsNamespace: what is left out stays. */
export function updateNamespace(
  { state, submit }: Context,
  input: Validated<UpdatePrivateDnsNamespaceRequest>,
): Submitted {
  const namespace = findNamespace(state, input.Id);
  const { Description, Properties } = input.Namespace;
  const ttl = Properties?.DnsProperties.SOA.TTL;
  if (ttl !== undefined) checkTtl(ttl);
  const apply = (): void => {
    namespace.description = Description ?? namespace.description;
    namespace.soaTtlSeconds = ttl ?? namespace.soaTtlSeconds;
  };
  const work = { targets: { NAMESPACE: namespace.id }, subject: namespace.id, requestId: input.UpdaterRequestId };
  return submit({ type: 'UPDATE_NAMESPACE', ...work, takesMs, apply });
}

/** DeleteNamespace: refused while a service is in it, and FAIL where one came meanwhile. */
export function deleteNamespace({ state, submit }: Context, input: Validated<DeleteNamespaceRequest>): Submitted {
  const namespace = findNamespace(state, input.Id);
  refuseInUse(state, namespace);
  const apply = (): void => {
    refuseInUse(state, namespace);
    state.namespaces.delete(namespace.id);
    state.tags.delete(namespace.arn);
  };
  const work = { targets: { NAMESPACE: namespace.id }, subject: namespace.id };
  return submit({ type: 'DELETE_NAMESPACE', ...work, takesMs, apply });
}

function refuseInUse(state: CloudMapState, { id, name }: NamespaceState): void {
  if (servicesOf(state, id).length === 0) return;
  throw new AwsError('ResourceInUse', `The namespace "${name}" still contains services.`);
}
