import { GetOperationCommand, type Operation } from '@aws-sdk/client-servicediscovery';
import { read } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { LegacyLogError } from '../../errors.ts';
import { poll } from '../../world/poll.ts';

/** Cloud Map takes about half a minute to create a namespace. */
const pace = { firstMs: 1_000, factor: 1.5, longestMs: 5_000 };
const patienceMs = 300_000;

/**
 * Polls until the operation has ended, well or not.
 *
 * @throws ReadFailed; LegacyLogError when it has not ended in five minutes; the signal's reason when it is aborted.
 */
export async function finishedOperation(
  world: Pick<AwsWorld, 'cloudMap' | 'clock'>,
  operationId: string,
  signal?: AbortSignal,
): Promise<Operation> {
  const look = async () => {
    const operation = await readOperation(world, operationId);
    return operation.Status === 'SUCCESS' || operation.Status === 'FAIL' ? operation : undefined;
  };
  const limitMs = world.clock.nowMs() + patienceMs;
  const polled = await poll(world.clock, look, { pace, limitMs, signal });
  if (polled.kind === 'found') return polled.value;
  signal?.throwIfAborted();
  throw new LegacyLogError(`Cloud Map has not ended its operation ${operationId} in five minutes`, {
    hint: 'run again: the namespace is adopted once it is there',
  });
}

async function readOperation(world: Pick<AwsWorld, 'cloudMap'>, operationId: string): Promise<Operation> {
  return await read('servicediscovery:GetOperation', `the operation ${operationId}`, async () => {
    const answer = await world.cloudMap.send(new GetOperationCommand({ OperationId: operationId }));
    return answer.Operation ?? {};
  });
}
