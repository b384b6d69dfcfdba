import {
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-cloudwatch-logs';
import { read, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { WriteFailed } from '../../errors.ts';
import type { LogGroupInput } from '../../render/desired.ts';
import { newGroupRetentionDays } from '../../render/logGroup.ts';
import type { ObservedLogGroup } from './logGroup.ts';

type World = Pick<AwsWorld, 'logs'>;

/** The group of exactly that name, or undefined. @throws ReadFailed. */
export async function readLogGroup(world: World, name: string): Promise<ObservedLogGroup | undefined> {
  return await read('logs:DescribeLogGroups', `the log group "${name}"`, async () => {
    let nextToken: string | undefined;
    do {
      const page = await world.logs.send(
        new DescribeLogGroupsCommand({ logGroupNamePrefix: name, ...(nextToken === undefined ? {} : { nextToken }) }),
      );
      // Groups come sorted by name, so one that is called just as the prefix stands on the first page: one call.
      const group = page.logGroups?.find((candidate) => candidate.logGroupName === name);
      if (group) return { name, retentionInDays: group.retentionInDays };
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return undefined;
  });
}

/**
 * Makes the group if there is none, and sets how long its events are kept. One that turns out to exist already was made
 * moments ago, by a call of ours whose answer was lost or by somebody else, and holds nothing that could be lost.
 */
export async function applyLogGroup(
  world: World,
  desired: LogGroupInput,
  observed: ObservedLogGroup | undefined,
): Promise<void> {
  const { logGroupName, tags, retentionInDays = newGroupRetentionDays } = desired;
  if (!observed) {
    await write('logs:CreateLogGroup', `create the log group "${logGroupName}"`, async () => {
      try {
        await world.logs.send(new CreateLogGroupCommand({ logGroupName, tags: { ...tags } }));
      } catch (error) {
        if (!(error instanceof ResourceAlreadyExistsException)) throw error;
      }
    });
  }
  try {
    await write('logs:PutRetentionPolicy', `set how long the log group "${logGroupName}" keeps its events`, () =>
      world.logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays })),
    );
  } catch (error) {
    throw observed || desired.retentionInDays !== undefined ? error : withLasting(error);
  }
}

/** The next run finds a group that is there already, and leaves its time alone. */
function withLasting(error: unknown): unknown {
  if (!(error instanceof WriteFailed)) return error;
  const lasting = 'the group is there now, and may keep its events for ever until logs.retentionDays is set';
  return new WriteFailed(error.message, {
    cause: error.cause,
    hint: error.hint === undefined ? lasting : `${error.hint}; ${lasting}`,
  });
}
