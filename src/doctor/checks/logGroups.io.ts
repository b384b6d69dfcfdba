import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { entriesOf } from '../../aws/entries.ts';
import type { Look } from '../look.ts';
import { judgeLogGroup } from './logGroups.ts';

export const logGroups: Look = {
  name: 'log groups',
  about: ['logs.group'],
  look: async ({ ask, world, desired }) =>
    await Promise.all(
      desired.logGroups.map(async ({ logGroupName, retentionInDays }) => {
        const input = { logGroupNamePrefix: logGroupName };
        const list = () =>
          entriesOf(paginateDescribeLogGroups({ client: world.logs }, input), ({ logGroups: found }) => found);
        const found = await ask('logs:DescribeLogGroups', list);
        return judgeLogGroup({ name: logGroupName, retentionDays: retentionInDays }, found);
      }),
    ),
};
