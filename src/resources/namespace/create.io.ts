import {
  CreatePrivateDnsNamespaceCommand,
  DuplicateRequest,
  NamespaceAlreadyExists,
  type Operation,
} from '@aws-sdk/client-servicediscovery';
import { write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { NamespaceInput } from '../../render/desired.ts';
import { tokenOf } from '../../values/canonical.ts';
import { finishedOperation } from './operation.io.ts';
import { namespaceOf } from './operation.ts';

type World = Pick<AwsWorld, 'cloudMap' | 'clock'>;

/** A namespace that is there now. */
export interface Created {
  readonly id: string;
  /** Whether somebody else's request created it: it need not have our SOA TTL. */
  readonly adopted: boolean;
}

/**
 * Creates the namespace and waits until Cloud Map is done. One that turns out to exist already is adopted.
 *
 * @param token of the request; by default the same for the same content, so that a repetition is known.
 */
export async function createNamespace(
  world: World,
  desired: NamespaceInput,
  signal?: AbortSignal,
  token = tokenOf(desired),
): Promise<Created> {
  const first = await start(world, desired, token);
  if ('id' in first) return first;
  const operation = await finishedOperation(world, first.operationId, signal);
  // A request of before, with the same content, that failed is answered again for as long as its token is: so
  // only an operation that this run started may fail for good.
  if (operation.Status !== 'FAIL' || !first.duplicate) return created(desired, operation, first.duplicate);
  const again = await start(world, desired, tokenOf(desired, world.clock.nowMs()));
  if ('id' in again) return again;
  return created(desired, await finishedOperation(world, again.operationId, signal), again.duplicate);
}

function created(desired: NamespaceInput, operation: Operation, adopted: boolean): Created {
  return { id: namespaceOf(attempt(desired), operation), adopted };
}

type Started = Created | { readonly operationId: string; readonly duplicate: boolean };

async function start(world: World, desired: NamespaceInput, token: string): Promise<Started> {
  return await write('servicediscovery:CreatePrivateDnsNamespace', attempt(desired), async () => {
    try {
      const input = { ...desired, CreatorRequestId: token };
      const answer = await world.cloudMap.send(new CreatePrivateDnsNamespaceCommand(input));
      return { operationId: answer.OperationId ?? '', duplicate: false };
    } catch (error) {
      if (error instanceof NamespaceAlreadyExists && error.NamespaceId) return { id: error.NamespaceId, adopted: true };
      if (error instanceof DuplicateRequest && error.DuplicateOperationId) {
        return { operationId: error.DuplicateOperationId, duplicate: true };
      }
      throw error;
    }
  });
}

function attempt({ Name }: NamespaceInput): string {
  return `create the namespace "${Name}"`;
}
