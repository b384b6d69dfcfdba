import { DescribeTasksCommand, paginateListTasks } from '@aws-sdk/client-ecs';
import { read } from '../../aws/call.io.ts';
import { entriesOf } from '../../aws/entries.ts';
import type { AwsWorld } from '../../aws/world.ts';

/** As many as one call of DescribeTasks takes. Source: its API reference. */
const tasksPerCall = 100;

/**
 * Who else in the cluster runs revisions of a family, by the revision's ARN: once it is INACTIVE they can be started no more.
 * ECS lists no users of a task definition, so that only those are found that run a task.
 *
 * @throws ReadFailed.
 */
export async function readUsers(
  { ecs }: Pick<AwsWorld, 'ecs'>,
  family: string,
  { cluster, serviceName }: { readonly cluster: string; readonly serviceName: string },
): Promise<ReadonlyMap<string, string>> {
  return await read('ecs:ListTasks', `the tasks of family "${family}"`, async () => {
    const arns = await entriesOf(paginateListTasks({ client: ecs }, { cluster, family }), (page) => page.taskArns);
    const users = new Map<string, string>();
    for (let from = 0; from < arns.length; from += tasksPerCall) {
      const some = arns.slice(from, from + tasksPerCall);
      const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: some }));
      for (const { group = 'a task of nobody', taskDefinitionArn = '' } of tasks) {
        if (group !== `service:${serviceName}`) users.set(taskDefinitionArn, group);
      }
    }
    return users;
  });
}
