import { sendOnce, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { TaskDefinitionInput } from '../../render/desired.ts';
import { tagResource } from '../tags.io.ts';
import { taskDefinitionChanges } from './changes.ts';
import { differTaskDefinition } from './differ.ts';
import { ECHO_TAG, echoOf } from './echo.ts';
import { normaliseTaskDefinition } from './normalise.ts';
import { readTaskDefinition } from './read.io.ts';
import { registerWhole } from './whole.io.ts';

type World = Pick<AwsWorld, 'ecs' | 'ecsOnce' | 'clock'>;

/**
 * Registers a new revision. Returns its ARN; where the answer was lost, that of the revision that the lost call
 * registered. What AWS wrote down in another way than it was sent is remembered in a tag, or each push would find the
 * difference and replace the task again. @throws WriteFailed.
 */
export async function registerTaskDefinition(world: World, desired: TaskDefinitionInput): Promise<string> {
  const sent = normaliseTaskDefinition(desired);
  const send = async () => {
    const { taskDefinitionArn: arn = '', ...answer } = await registerWhole(world.ecsOnce, { ...desired });
    return { arn, echoed: answer.family === undefined ? sent : normaliseTaskDefinition(answer) };
  };
  const registered = async () => {
    const latest = await readTaskDefinition(world, desired.family);
    const isOurs = latest?.active && taskDefinitionChanges(desired, latest).length === 0;
    return isOurs ? { arn: latest.arn, echoed: sent } : undefined;
  };
  const what = `register a revision of "${desired.family}"`;
  const { arn, echoed } = await write('ecs:RegisterTaskDefinition', what, () =>
    sendOnce(send, registered, world.clock),
  );
  if (differTaskDefinition(echoed, sent).length > 0) {
    await tagResource(world, arn, [{ key: ECHO_TAG, value: echoOf(sent, echoed) }]);
  }
  return arn;
}
