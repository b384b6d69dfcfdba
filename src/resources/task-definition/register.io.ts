import { RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { sendOnce, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { TaskDefinitionInput } from '../../render/desired.ts';
import { isSame } from './changes.ts';
import { readTaskDefinition } from './read.io.ts';
import { HASH_TAG, taskDefinitionHash } from './taskDefinition.ts';

/**
 * Registers a new revision, with the hash of what was rendered in a tag. Returns its ARN; where the answer was lost,
 * that of the revision that the lost call registered. @throws WriteFailed.
 */
export async function registerTaskDefinition(
  world: Pick<AwsWorld, 'ecs' | 'ecsOnce' | 'clock'>,
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
    sendOnce(send, registered, world.clock),
  );
}
