import {
  DescribeLogGroupsCommand,
  type DescribeLogGroupsCommandInput,
  type LogGroup,
} from '@aws-sdk/client-cloudwatch-logs';
import { isUnavailable, refusalOf } from '../../aws/refusal.ts';
import { groupNameOf } from './groupName.ts';
import { allPages } from './pages.ts';
import { patiently, quotaPace } from './patiently.ts';
import { type Reach, reachOf } from './reach.ts';
import type { LogsWorld } from './world.ts';

/**
 * Asks what a log group can know. A name is searched for by its prefix, since groups of other accounts are named by ARN
 * only, and those in a monitoring account only: they are looked for where this account does not have the ARN.
 *
 * @throws what the SDK throws, but for a refusal
 */
export async function readReach(world: LogsWorld, group: string, signal: AbortSignal): Promise<Reach> {
  const { name, arn, account } = groupNameOf(group);
  const isIt = (it: LogGroup) =>
    it.logGroupName === name && (arn === undefined || it.logGroupArn === arn || it.arn === `${arn}:*`);
  const search = (more: DescribeLogGroupsCommandInput) =>
    find(world, { logGroupNamePrefix: name, ...more }, isIt, signal);
  try {
    const own = await search({});
    if (own !== undefined || account === undefined) return reachOf(own);
    return reachOf(await search({ includeLinkedAccounts: true, accountIdentifiers: [account] }));
  } catch (error) {
    if (isUnavailable(refusalOf(error).name)) return { kind: 'denied' };
    throw error;
  }
}

async function find(
  { logs, clock }: LogsWorld,
  input: DescribeLogGroupsCommandInput,
  isIt: (group: LogGroup) => boolean,
  abortSignal: AbortSignal,
): Promise<LogGroup | undefined> {
  const page = (nextToken?: string) =>
    patiently(clock, quotaPace, abortSignal, () =>
      logs.send(new DescribeLogGroupsCommand({ ...input, nextToken }), { abortSignal }),
    );
  const pages = await allPages(await page(), page);
  return pages.flatMap(({ logGroups = [] }) => logGroups).find(isIt);
}
