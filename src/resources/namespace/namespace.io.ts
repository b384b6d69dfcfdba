import {
  CreatePrivateDnsNamespaceCommand,
  DuplicateRequest,
  GetNamespaceCommand,
  ListNamespacesCommand,
  NamespaceAlreadyExists,
  type NamespaceSummary,
  type Operation,
  UpdatePrivateDnsNamespaceCommand,
} from '@aws-sdk/client-servicediscovery';
import { pages, read, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { NamespaceInput } from '../../render/desired.ts';
import { tokenOf } from '../canonical.ts';
import { diffNamespace, type ObservedNamespace, oneNamespace, soaTtl } from './namespace.ts';
import { finishedOperation, namespaceOf } from './operation.io.ts';

type World = Pick<AwsWorld, 'cloudMap' | 'clock'>;

/** The one private DNS namespace of that name, or undefined. @throws ReadFailed, NotPossible (several of them). */
export async function readNamespace(world: World, name: string): Promise<ObservedNamespace | undefined> {
  const found = await read('servicediscovery:ListNamespaces', `the namespace "${name}"`, () =>
    pages(
      (NextToken) =>
        world.cloudMap.send(
          new ListNamespacesCommand({
            Filters: [
              { Name: 'TYPE', Values: ['DNS_PRIVATE'], Condition: 'EQ' },
              { Name: 'NAME', Values: [name], Condition: 'EQ' },
            ],
            ...(NextToken === undefined ? {} : { NextToken }),
          }),
        ),
      (page) => page.Namespaces,
      (page) => page.NextToken,
    ),
  );
  const namespace = oneNamespace(name, found.map(toObserved));
  // A summary may leave the SOA out (seen of other kinds of namespaces); the namespace itself is asked only then.
  return namespace?.soaTtl === undefined && namespace ? await readById(world, namespace.id) : namespace;
}

/**
 * Makes the namespace, or gives the one that is there its SOA TTL, and waits until Cloud Map is done.
 * A namespace that turns out to exist already is adopted.
 */
export async function applyNamespace(
  world: World,
  desired: NamespaceInput,
  observed: ObservedNamespace | undefined,
  signal?: AbortSignal,
): Promise<ObservedNamespace> {
  if (observed) return await update(world, desired, observed, signal);
  const made = await create(world, desired, signal);
  if (!made.adopted) return { id: made.id, name: desired.Name, soaTtl: soaTtl(desired) };
  const adopted = await readById(world, made.id);
  return diffNamespace(desired, adopted).length === 0 ? adopted : await update(world, desired, adopted, signal);
}

interface Made {
  readonly id: string;
  readonly adopted: boolean;
}

async function create(world: World, desired: NamespaceInput, signal?: AbortSignal): Promise<Made> {
  const first = await startCreate(world, desired, tokenOf(desired));
  if ('id' in first) return first;
  const operation = await finishedOperation(world, first.operationId, signal);
  // A request of before, with the same content, that failed is answered again for as long as its token is: so
  // only an operation that this run started may fail for good.
  if (operation.Status === 'FAIL' && first.duplicate) {
    const again = await startCreate(world, desired, tokenOf(desired, world.clock.nowMs()));
    return 'id' in again
      ? again
      : made(desired, await finishedOperation(world, again.operationId, signal), again.duplicate);
  }
  return made(desired, operation, first.duplicate);
}

/** What somebody else's request made is adopted: it need not have our SOA TTL. */
function made(desired: NamespaceInput, operation: Operation, adopted: boolean): Made {
  return { id: namespaceOf(`create the namespace "${desired.Name}"`, operation), adopted };
}

type Started = Made | { readonly operationId: string; readonly duplicate: boolean };

async function startCreate(world: World, desired: NamespaceInput, token: string): Promise<Started> {
  return await write(
    'servicediscovery:CreatePrivateDnsNamespace',
    `create the namespace "${desired.Name}"`,
    async () => {
      try {
        const input = { ...desired, CreatorRequestId: token };
        const answer = await world.cloudMap.send(new CreatePrivateDnsNamespaceCommand(input));
        return { operationId: answer.OperationId ?? '', duplicate: false };
      } catch (error) {
        if (error instanceof NamespaceAlreadyExists && error.NamespaceId)
          return { id: error.NamespaceId, adopted: true };
        if (error instanceof DuplicateRequest && error.DuplicateOperationId) {
          return { operationId: error.DuplicateOperationId, duplicate: true };
        }
        throw error;
      }
    },
  );
}

async function update(
  world: World,
  desired: NamespaceInput,
  observed: ObservedNamespace,
  signal?: AbortSignal,
): Promise<ObservedNamespace> {
  const what = `give the namespace "${desired.Name}" another SOA TTL`;
  const operationId = await write('servicediscovery:UpdatePrivateDnsNamespace', what, async () => {
    try {
      const Namespace = { Properties: { DnsProperties: { SOA: { TTL: soaTtl(desired) } } } };
      const answer = await world.cloudMap.send(new UpdatePrivateDnsNamespaceCommand({ Id: observed.id, Namespace }));
      return answer.OperationId ?? '';
    } catch (error) {
      if (error instanceof DuplicateRequest && error.DuplicateOperationId) return error.DuplicateOperationId;
      throw error;
    }
  });
  namespaceOf(what, await finishedOperation(world, operationId, signal));
  return { ...observed, soaTtl: soaTtl(desired) };
}

async function readById(world: World, id: string): Promise<ObservedNamespace> {
  return await read('servicediscovery:GetNamespace', `the namespace ${id}`, async () => {
    const { Namespace } = await world.cloudMap.send(new GetNamespaceCommand({ Id: id }));
    return toObserved({ ...Namespace, Id: id });
  });
}

function toObserved(namespace: NamespaceSummary): ObservedNamespace {
  return {
    id: namespace.Id ?? '',
    name: namespace.Name ?? '',
    soaTtl: namespace.Properties?.DnsProperties?.SOA?.TTL,
  };
}
