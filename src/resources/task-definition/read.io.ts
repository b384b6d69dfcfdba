import { ClientException } from '@aws-sdk/client-ecs';
import { read } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { tagMap } from '../tags.ts';
import { normaliseTaskDefinition } from './normalise.ts';
import type { ObservedTaskDefinition } from './taskDefinition.ts';
import { describeWhole } from './whole.io.ts';

/** A revision by its ARN, or the latest of a family by its name; undefined if there is none. @throws ReadFailed. */
export async function readTaskDefinition(
  { ecs }: Pick<AwsWorld, 'ecs'>,
  arnOrFamily: string,
): Promise<ObservedTaskDefinition | undefined> {
  return await read('ecs:DescribeTaskDefinition', `the task definition "${arnOrFamily}"`, async () => {
    try {
      const { taskDefinition, tags } = await describeWhole(ecs, { taskDefinition: arnOrFamily, include: ['TAGS'] });
      return {
        arn: taskDefinition?.taskDefinitionArn ?? '',
        active: taskDefinition?.status === 'ACTIVE',
        normal: normaliseTaskDefinition(taskDefinition ?? {}),
        tags: tagMap(tags),
      };
    } catch (error) {
      // ECS has no name of its own for "there is none of that family".
      if (error instanceof ClientException && /unable to describe/i.test(error.message)) return undefined;
      throw error;
    }
  });
}
