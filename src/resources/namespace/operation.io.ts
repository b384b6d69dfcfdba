import { GetOperationCommand, type Operation } from '@aws-sdk/client-servicediscovery';
import { read } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { LegacyLogError, WriteFailed } from '../../errors.ts';
import { namespaceFailureHint } from './namespace.ts';

const operationLimitMs = 300_000;

/**
 * Asks until the operation has ended, well or not. Cloud Map takes about half a minute to make a namespace.
 *
 * @throws ReadFailed; LegacyLogError when it has not ended in five minutes; the signal's reason when it is aborted.
 */
export async function finishedOperation(
  world: Pick<AwsWorld, 'cloudMap' | 'clock'>,
  operationId: string,
  signal?: AbortSignal,
): Promise<Operation> {
  const limitMs = world.clock.nowMs() + operationLimitMs;
  for (let waitMs = 1_000; ; waitMs = Math.min(waitMs * 1.5, 5_000)) {
    const operation = await read('servicediscovery:GetOperation', `the operation ${operationId}`, async () => {
      const answer = await world.cloudMap.send(new GetOperationCommand({ OperationId: operationId }));
      return answer.Operation ?? {};
    });
    if (operation.Status === 'SUCCESS' || operation.Status === 'FAIL') return operation;
    if (world.clock.nowMs() >= limitMs) {
      throw new LegacyLogError(`Cloud Map's operation ${operationId} is still ${operation.Status ?? 'unknown'}`, {
        hint: 'run again: the namespace is adopted once it is there',
      });
    }
    await world.clock.sleep(waitMs, signal);
  }
}

/** The id of the namespace that an operation made or changed. @throws WriteFailed with its code and message. */
export function namespaceOf(what: string, operation: Operation): string {
  if (operation.Status === 'SUCCESS') return operation.Targets?.NAMESPACE ?? '';
  const hint = namespaceFailureHint(operation.ErrorCode);
  throw new WriteFailed(
    `could not ${what}: ${operation.ErrorCode ?? 'no code'}: ${operation.ErrorMessage ?? 'no reason given'}`,
    hint === undefined ? {} : { hint },
  );
}
