import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { read } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { ObservedLogGroup } from './logGroup.ts';

/** The group of exactly that name, or undefined. @throws ReadFailed. */
export async function readLogGroup(
  { logs }: Pick<AwsWorld, 'logs'>,
  name: string,
): Promise<ObservedLogGroup | undefined> {
  return await read('logs:DescribeLogGroups', `the log group "${name}"`, async () => {
    for await (const page of paginateDescribeLogGroups({ client: logs }, { logGroupNamePrefix: name })) {
      // Groups come sorted by name, so one that is called just as the prefix stands on the first page: one call.
      const group = page.logGroups?.find((candidate) => candidate.logGroupName === name);
      if (group) return { name, retentionInDays: group.retentionInDays };
    }
    return undefined;
  });
}
