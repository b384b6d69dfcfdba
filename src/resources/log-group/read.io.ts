import { ListTagsForResourceCommand, type LogGroup, paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { read, refusalName } from '../../aws/call.io.ts';
import { ending } from '../../aws/entries.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { LogGroupInput } from '../../render/desired.ts';
import { isOwned, type ObservedLogGroup } from './logGroup.ts';

type World = Pick<AwsWorld, 'logs'>;

/** The group of exactly the wanted name, or undefined. @throws ReadFailed. */
export async function readLogGroup(world: World, wanted: LogGroupInput): Promise<ObservedLogGroup | undefined> {
  const name = wanted.logGroupName;
  const group = await read('logs:DescribeLogGroups', `the log group "${name}"`, async () => {
    for await (const page of ending(paginateDescribeLogGroups({ client: world.logs }, { logGroupNamePrefix: name }))) {
      // Groups come sorted by name, so one that is called just as the prefix stands on the first page: one call.
      const found = page.logGroups?.find((candidate) => candidate.logGroupName === name);
      if (found) return found;
    }
    return undefined;
  });
  if (!group) return undefined;
  const { retentionInDays } = group;
  const halfMade = mayBeHalfMade(wanted, group) && (await isOurs(world, wanted, group));
  return { name, retentionInDays, ...(halfMade && { halfMade }) };
}

/**
 * Only where nobody says how long, and nothing could be lost: what holds events may be meant to keep them for ever. Its
 * tags are asked for here alone, so that a deploy that changes nothing makes no call for them.
 */
function mayBeHalfMade(
  { retentionInDays: wanted }: LogGroupInput,
  { retentionInDays, storedBytes }: LogGroup,
): boolean {
  return wanted === undefined && retentionInDays === undefined && storedBytes === 0;
}

/** A role that may not look at tags leaves the group as it is, as it was before tags were looked at. */
async function isOurs({ logs }: World, wanted: LogGroupInput, { logGroupArn, arn = '' }: LogGroup): Promise<boolean> {
  const resourceArn = logGroupArn ?? arn.replace(/:\*$/, '');
  try {
    return await read('logs:ListTagsForResource', `the tags of the log group "${wanted.logGroupName}"`, async () => {
      const { tags = {} } = await logs.send(new ListTagsForResourceCommand({ resourceArn }));
      return isOwned(wanted, tags);
    });
  } catch (error) {
    if (refusalName(error) === 'AccessDeniedException') return false;
    throw error;
  }
}
