import {
  DeleteLogGroupCommand,
  ListTagsForResourceCommand,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs';
import { read, refusalName, write } from '../../aws/call.io.ts';
import { ending } from '../../aws/entries.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { isOwned, notOwned } from '../owner.ts';
import type { Asked, Found, Removal } from '../removal.ts';

type World = Pick<AwsWorld, 'logs'>;

/** Deletes the log groups of the containers' own output, where that is asked for: they tell what happened. */
export const logGroupRemoval: Removal = {
  find: async (world, { logGroups, service }, asked) => {
    const found = logGroups.map(({ logGroupName }) => find(world, logGroupName, service.serviceName, asked));
    return (await Promise.all(found)).flat();
  },
  remove: async ({ logs }, _desired, { name }) => {
    await write('logs:DeleteLogGroup', `delete the log group "${name}"`, async () => {
      try {
        await logs.send(new DeleteLogGroupCommand({ logGroupName: name }));
      } catch (error) {
        if (refusalName(error) !== 'ResourceNotFoundException') throw error;
      }
    });
  },
};

async function find(world: World, name: string, owner: string, asked: Asked): Promise<Found[]> {
  const arn = await readArn(world, name);
  if (arn === undefined) return [];
  if (!asked.logGroups) return [{ name, id: arn, goes: false, because: 'it stays, unless asked for by --log-groups' }];
  const tags = await readTags(world, name, arn);
  if (!isOwned(tags, owner)) return [{ name, id: arn, goes: false, because: notOwned(tags, owner) }];
  return [{ name, id: arn, goes: true, because: 'it is asked for, with all its events' }];
}

/** Without the `:*` that some answers put behind it. */
async function readArn({ logs }: World, name: string): Promise<string | undefined> {
  return await read('logs:DescribeLogGroups', `the log group "${name}"`, async () => {
    for await (const page of ending(paginateDescribeLogGroups({ client: logs }, { logGroupNamePrefix: name }))) {
      const group = page.logGroups?.find(({ logGroupName }) => logGroupName === name);
      if (group) return group.logGroupArn ?? group.arn?.replace(/:\*$/, '') ?? '';
    }
    return undefined;
  });
}

async function readTags({ logs }: World, name: string, arn: string): Promise<Readonly<Record<string, string>>> {
  return await read('logs:ListTagsForResource', `the tags of the log group "${name}"`, async () => {
    const { tags } = await logs.send(new ListTagsForResourceCommand({ resourceArn: arn }));
    return tags ?? {};
  });
}
