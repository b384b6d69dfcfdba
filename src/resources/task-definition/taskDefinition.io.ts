import { ClientException, DescribeTaskDefinitionCommand, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { read, sendOnce, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { TaskDefinitionInput } from '../../render/desired.ts';
import { tagMap } from '../tags.ts';
import { normaliseTaskDefinition } from './normal.ts';
import { HASH_TAG, isSame, type ObservedTaskDefinition, taskDefinitionHash } from './taskDefinition.ts';

type World = Pick<AwsWorld, 'ecs'>;

/** A revision by its ARN, or the latest of a family by its name; undefined if there is none. @throws ReadFailed. */
export async function readTaskDefinition(
  world: World,
  arnOrFamily: string,
): Promise<ObservedTaskDefinition | undefined> {
  return await read('ecs:DescribeTaskDefinition', `the task definition "${arnOrFamily}"`, async () => {
    try {
      const command = new DescribeTaskDefinitionCommand({ taskDefinition: arnOrFamily, include: ['TAGS'] });
      const { taskDefinition, tags } = await world.ecs.send(command);
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

/**
 * Registers a new revision, with the hash of what was rendered in a tag. Returns its ARN; where the answer was lost,
 * that of the revision that the lost call registered.
 */
export async function registerTaskDefinition(
  world: Pick<AwsWorld, 'ecs' | 'ecsOnce'>,
  desired: TaskDefinitionInput,
): Promise<string> {
  const tags = [...desired.tags, { key: HASH_TAG, value: taskDefinitionHash(desired) }];
  const send = async () => {
    const { taskDefinition } = await world.ecsOnce.send(new RegisterTaskDefinitionCommand({ ...desired, tags }));
    return taskDefinition?.taskDefinitionArn ?? '';
  };
  const registered = async () => {
    const latest = await readTaskDefinition(world, desired.family);
    return latest?.active && isSame(desired, latest) ? latest.arn : undefined;
  };
  return await write('ecs:RegisterTaskDefinition', `register a revision of "${desired.family}"`, () =>
    sendOnce(send, registered),
  );
}
