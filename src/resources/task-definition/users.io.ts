import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  paginateListServices,
  paginateListTasks,
} from '@aws-sdk/client-ecs';
import { read } from '../../aws/call.io.ts';
import { entriesOf } from '../../aws/entries.ts';
import type { AwsWorld } from '../../aws/world.ts';

/** As many as one call takes. Source: the API references of DescribeTasks and DescribeServices. */
const perCall = { tasks: 100, services: 10 } as const;

type World = Pick<AwsWorld, 'ecs'>;

interface Ours {
  readonly cluster: string;
  readonly serviceName: string;
}

/**
 * Who else in the cluster uses revisions of a family, by the revision's ARN: once it is INACTIVE they can be started no more.
 * ECS lists no users of a task definition; those are found that run a task, and services also while they run none.
 *
 * @throws ReadFailed.
 */
export async function readUsers(world: World, family: string, ours: Ours): Promise<ReadonlyMap<string, string>> {
  const [running, kept] = await Promise.all([tasksOf(world, family, ours), servicesOf(world, family, ours)]);
  return new Map([...kept, ...running]);
}

type User = readonly [revision: string, user: string];

async function tasksOf({ ecs }: World, family: string, { cluster, serviceName }: Ours): Promise<readonly User[]> {
  return await read('ecs:ListTasks', `the tasks of family "${family}"`, async () => {
    const arns = await entriesOf(paginateListTasks({ client: ecs }, { cluster, family }), (page) => page.taskArns);
    const users: User[] = [];
    for (const some of inParts(arns, perCall.tasks)) {
      const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [...some] }));
      for (const { group = 'a task of nobody', taskDefinitionArn = '' } of tasks) {
        if (group !== `service:${serviceName}`) users.push([taskDefinitionArn, group]);
      }
    }
    return users;
  });
}

async function servicesOf({ ecs }: World, family: string, { cluster, serviceName }: Ours): Promise<readonly User[]> {
  return await read('ecs:ListServices', `the services in cluster "${cluster}"`, async () => {
    const listing = paginateListServices({ client: ecs }, { cluster, maxResults: 100 });
    const arns = await entriesOf(listing, (page) => page.serviceArns);
    const users: User[] = [];
    for (const some of inParts(arns, perCall.services)) {
      const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [...some] }));
      for (const { serviceName: name, taskDefinition, deployments = [], taskSets = [] } of services) {
        if (name === serviceName) continue;
        for (const one of [{ taskDefinition }, ...deployments, ...taskSets]) {
          if (isOfFamily(one.taskDefinition, family)) users.push([one.taskDefinition, `service:${name}`]);
        }
      }
    }
    return users;
  });
}

function isOfFamily(arn: string | undefined, family: string): arn is string {
  return arn?.slice(arn.lastIndexOf('/') + 1, arn.lastIndexOf(':')) === family;
}

function inParts<Entry>(all: readonly Entry[], length: number): readonly (readonly Entry[])[] {
  return Array.from({ length: Math.ceil(all.length / length) }, (_, part) =>
    all.slice(part * length, (part + 1) * length),
  );
}
