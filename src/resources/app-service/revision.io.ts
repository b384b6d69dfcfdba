import { ClientException } from '@aws-sdk/client-ecs';
import { read, sendOnce, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { defined } from '../../values/defined.ts';
import { describeWhole, registerWhole } from '../task-definition/whole.io.ts';
import type { NextRevision } from './nextRevision.ts';
import { type Revision, toRevision } from './revision.ts';
import { isTwin } from './twin.ts';

/** A revision by its ARN, or the latest of a family by its name; undefined if there is none. @throws ReadFailed. */
export async function readRevision({ ecs }: Pick<AwsWorld, 'ecs'>, arnOrFamily: string): Promise<Revision | undefined> {
  return await read('ecs:DescribeTaskDefinition', `the task definition "${arnOrFamily}"`, async () => {
    try {
      const answer = await describeWhole(ecs, { taskDefinition: arnOrFamily, include: ['TAGS'] });
      return toRevision(answer.taskDefinition ?? {}, answer.tags ?? []);
    } catch (error) {
      // ECS has no name of its own for "there is none of that family".
      if (error instanceof ClientException && /unable to describe/i.test(error.message)) return undefined;
      throw error;
    }
  });
}

/** Registers the next revision of the app. Returns its ARN, also where the answer was lost. @throws WriteFailed, ReadFailed. */
export async function registerRevision(
  world: Pick<AwsWorld, 'ecs' | 'ecsOnce' | 'clock'>,
  { definition, tags, owner }: NextRevision,
): Promise<string> {
  const { family = '' } = definition;
  const input = { ...definition, ...defined({ tags: tags.length > 0 ? [...tags] : undefined }) };
  const registered = async () => {
    const latest = await readRevision(world, family);
    return latest && isTwin(latest, { definition, tags }, owner) ? latest.arn : undefined;
  };
  return await write('ecs:RegisterTaskDefinition', `register a revision of "${family}"`, () =>
    sendOnce(async () => (await registerWhole(world.ecsOnce, input)).taskDefinitionArn ?? '', registered, world.clock),
  );
}
