import { type Tag, TagResourceCommand } from '@aws-sdk/client-ecs';
import { write } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';

/** Sets the managed tags of a service or of a revision; others stay. @throws WriteFailed. */
export async function tagResource(world: Pick<AwsWorld, 'ecs'>, arn: string, tags: Tag[]): Promise<void> {
  await write('ecs:TagResource', `set the tags of ${arn}`, () =>
    world.ecs.send(new TagResourceCommand({ resourceArn: arn, tags })),
  );
}
