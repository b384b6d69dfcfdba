import type { AwsWorld } from '../../aws/world.ts';
import { ReadFailed } from '../../errors.ts';
import { type Resource, standingOf } from '../resource.ts';
import { isDeleted, type ObservedService } from '../service/service.ts';
import { tagResource } from '../tags.io.ts';
import { taskDefinitionChanges } from './changes.ts';
import { diffTaskDefinition } from './diff.ts';
import { readTaskDefinition } from './read.io.ts';
import { registerTaskDefinition } from './register.io.ts';
import type { ObservedTaskDefinition, ObservedTaskDefinitions } from './taskDefinition.ts';

/** The revision that the service runs. What others refer to is its ARN. */
export const taskDefinition: Resource<
  ObservedTaskDefinitions,
  string,
  { readonly service: ObservedService | undefined },
  { readonly taskDefinition: string }
> = {
  name: 'task-definition',
  removal: async () => (await import('./remove.io.ts')).taskDefinitionRemoval,
  read: async (world, desired, others) => {
    const service = await others.service;
    const running = await readRunning(world, service);
    const isWanted = running?.active && taskDefinitionChanges(desired.taskDefinition, running).length === 0;
    // Only now may the latest revision matter: one that an earlier run registered and did not bring to run.
    const latest = isWanted ? undefined : await readTaskDefinition(world, desired.taskDefinition.family);
    return { running, latest };
  },
  diff: ({ desired, observed }) => diffTaskDefinition(desired.taskDefinition, observed),
  apply: async (world, { action }, { desired, standing }) => {
    if (action === 'create') return { standing: await registerTaskDefinition(world, desired.taskDefinition) };
    const arn = standingOf(standing, 'taskDefinition');
    await tagResource(world, arn, desired.taskDefinition.tags);
    return { standing: arn };
  },
};

/** The revision that the service runs. One that is not told is not none: a new one would replace the task for nothing. */
async function readRunning(
  world: Pick<AwsWorld, 'ecs'>,
  service: ObservedService | undefined,
): Promise<ObservedTaskDefinition | undefined> {
  if (service === undefined || isDeleted(service)) return undefined;
  const { taskDefinitionArn, controller } = service;
  if (taskDefinitionArn === '' && controller === 'ECS')
    throw new ReadFailed('could not read which revision the service runs: the answer does not tell it');
  return await readTaskDefinition(world, taskDefinitionArn);
}
