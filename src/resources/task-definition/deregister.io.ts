import { DeregisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { shortName } from './name.ts';

/** Makes a revision INACTIVE. What runs of it goes on running; nothing new can be started of it. @throws WriteFailed. */
export async function deregister({ ecs }: Pick<AwsWorld, 'ecs'>, arn: string): Promise<void> {
  await write('ecs:DeregisterTaskDefinition', `deregister the revision ${shortName(arn)}`, () =>
    ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: arn })),
  );
}
