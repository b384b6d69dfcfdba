import { DescribeTaskDefinitionCommand, type TaskDefinition } from '@aws-sdk/client-ecs';
import { read } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { shortName } from '../resources/task-definition/name.ts';

/** A revision as ECS shows it, by its ARN. @throws ReadFailed. */
export async function readDefinition({ ecs }: Pick<AwsWorld, 'ecs'>, arn: string): Promise<TaskDefinition> {
  return await read('ecs:DescribeTaskDefinition', `the task definition "${shortName(arn)}"`, async () => {
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }));
    return taskDefinition ?? {};
  });
}
