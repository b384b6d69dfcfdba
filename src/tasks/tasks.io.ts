import { DescribeTasksCommand, ListTasksCommand, type Task } from '@aws-sdk/client-ecs';
import { pages, read } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import type { RunningTask } from './runningTask.ts';
import { explainExit, type StoppedContainer, type StoppedTask } from './stoppedTask.ts';

type World = Pick<AwsWorld, 'ecs'>;

/** The ARNs of a service's tasks that are meant to run, or to be stopped. @throws ReadFailed. */
export async function listTasks(
  world: World,
  cluster: string,
  service: string,
  desiredStatus: 'RUNNING' | 'STOPPED',
): Promise<string[]> {
  return await read('ecs:ListTasks', `the tasks of service "${service}"`, () =>
    pages(
      (nextToken) =>
        world.ecs.send(
          new ListTasksCommand({
            cluster,
            serviceName: service,
            desiredStatus,
            ...(nextToken === undefined ? {} : { nextToken }),
          }),
        ),
      (page) => page.taskArns,
      (page) => page.nextToken,
    ),
  );
}

/** Those of the tasks that have stopped, with the reasons. @throws ReadFailed. */
export async function readStoppedTasks(world: World, cluster: string, arns: readonly string[]): Promise<StoppedTask[]> {
  return (await describe(world, cluster, arns)).filter((task) => task.lastStatus === 'STOPPED').map(toStoppedTask);
}

/** The tasks by ARN or id; those that ECS does not know are left out. @throws ReadFailed. */
export async function readTasks(world: World, cluster: string, tasks: readonly string[]): Promise<RunningTask[]> {
  return (await describe(world, cluster, tasks)).map(toRunningTask);
}

/** DescribeTasks takes 100 at most. */
async function describe(world: World, cluster: string, tasks: readonly string[]): Promise<Task[]> {
  if (tasks.length === 0) return [];
  return await read('ecs:DescribeTasks', `tasks in cluster "${cluster}"`, async () => {
    const answer = await world.ecs.send(new DescribeTasksCommand({ cluster, tasks: tasks.slice(0, 100) }));
    return answer.tasks ?? [];
  });
}

function toStoppedTask(task: Task): StoppedTask {
  return {
    id: idOf(task.taskArn),
    taskDefinitionArn: task.taskDefinitionArn ?? '',
    createdAtMs: task.createdAt?.getTime() ?? 0,
    stopCode: task.stopCode ?? '',
    stoppedReason: task.stoppedReason ?? '',
    containers: (task.containers ?? []).map(toStoppedContainer),
  };
}

function toStoppedContainer(container: NonNullable<Task['containers']>[number]): StoppedContainer {
  const { exitCode, reason = '' } = container;
  const explanation = explainExit(exitCode, reason);
  return { name: container.name ?? '', ...(exitCode === undefined ? {} : { exitCode }), reason, explanation };
}

function toRunningTask(task: Task): RunningTask {
  return {
    id: idOf(task.taskArn),
    lastStatus: task.lastStatus ?? '',
    desiredStatus: task.desiredStatus ?? '',
    group: task.group ?? '',
    taskDefinitionArn: task.taskDefinitionArn ?? '',
    ipv4: privateIpv4(task),
  };
}

function privateIpv4(task: Task): string | undefined {
  const details = (task.attachments ?? []).flatMap((attachment) => attachment.details ?? []);
  const attached = details.find((detail) => detail.name === 'privateIPv4Address')?.value;
  const ofContainers = (task.containers ?? []).flatMap((container) => container.networkInterfaces ?? []);
  return attached ?? ofContainers.find((network) => network.privateIpv4Address)?.privateIpv4Address;
}

function idOf(taskArn: string | undefined): string {
  return taskArn?.split('/').at(-1) ?? '';
}
