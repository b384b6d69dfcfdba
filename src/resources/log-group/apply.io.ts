import {
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-cloudwatch-logs';
import { write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { WriteFailed } from '../../errors.ts';
import type { LogGroupInput } from '../../render/desired.ts';
import { newGroupRetentionDays } from '../../render/logGroup.ts';
import type { ObservedLogGroup } from './logGroup.ts';

type World = Pick<AwsWorld, 'logs'>;

/**
 * Creates the group if there is none, and sets how long its events are kept. One that turns out to exist already was
 * created moments ago, by a call of ours whose answer was lost or by somebody else, and holds nothing that could be lost.
 */
export async function applyLogGroup(
  world: World,
  desired: LogGroupInput,
  observed: ObservedLogGroup | undefined,
): Promise<void> {
  if (!observed) await createOrFind(world, desired);
  try {
    await keep(world, desired.logGroupName, desired.retentionInDays ?? newGroupRetentionDays);
  } catch (error) {
    throw observed || desired.retentionInDays !== undefined ? error : withLasting(error);
  }
}

async function createOrFind({ logs }: World, { logGroupName, tags }: LogGroupInput): Promise<void> {
  await write('logs:CreateLogGroup', `create the log group "${logGroupName}"`, async () => {
    try {
      await logs.send(new CreateLogGroupCommand({ logGroupName, tags }));
    } catch (error) {
      if (!(error instanceof ResourceAlreadyExistsException)) throw error;
    }
  });
}

async function keep({ logs }: World, logGroupName: string, retentionInDays: number): Promise<void> {
  await write('logs:PutRetentionPolicy', `set how long the log group "${logGroupName}" keeps its events`, () =>
    logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays })),
  );
}

/** The next run finds a group that is there already, and sets its time as long as it holds nothing. */
function withLasting(error: unknown): unknown {
  if (!(error instanceof WriteFailed)) return error;
  const lasting = 'the group is there now, and keeps its events for ever until the next run has set how long';
  return new WriteFailed(error.message, {
    cause: error.cause,
    hint: error.hint === undefined ? lasting : `${error.hint}; ${lasting}`,
  });
}
