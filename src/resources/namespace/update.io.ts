import { DuplicateRequest, UpdatePrivateDnsNamespaceCommand } from '@aws-sdk/client-servicediscovery';
import { write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { NamespaceInput } from '../../render/desired.ts';
import { type ObservedNamespace, soaTtl } from './namespace.ts';
import { finishedOperation } from './operation.io.ts';
import { namespaceOf } from './operation.ts';

type World = Pick<AwsWorld, 'cloudMap' | 'clock'>;

/** Gives the namespace its SOA TTL, and waits until Cloud Map is done. Returns it as it stands then. */
export async function updateNamespace(
  world: World,
  desired: NamespaceInput,
  observed: ObservedNamespace,
  signal?: AbortSignal,
): Promise<ObservedNamespace> {
  const what = `give the namespace "${desired.Name}" another SOA TTL`;
  const operationId = await write('servicediscovery:UpdatePrivateDnsNamespace', what, () =>
    start(world, observed.id, soaTtl(desired)),
  );
  namespaceOf(what, await finishedOperation(world, operationId, signal));
  return { ...observed, soaTtl: soaTtl(desired) };
}

/** The id of the operation: where the same update is going on already, that one's. */
async function start({ cloudMap }: World, Id: string, TTL: number): Promise<string> {
  try {
    const Namespace = { Properties: { DnsProperties: { SOA: { TTL } } } };
    const answer = await cloudMap.send(new UpdatePrivateDnsNamespaceCommand({ Id, Namespace }));
    return answer.OperationId ?? '';
  } catch (error) {
    if (error instanceof DuplicateRequest && error.DuplicateOperationId) return error.DuplicateOperationId;
    throw error;
  }
}
