import { DescribeTasksCommand, paginateListTasks, type Task } from '@aws-sdk/client-ecs';
import { read } from '../aws/call.io.ts';
import { entriesOf } from '../aws/entries.ts';
import type { AwsWorld } from '../aws/world.ts';
import { type RunningTask, toRunningTask } from './runningTask.ts';
import { endedFirst, type StoppedTask, toStoppedTask } from './stoppedTask.ts';
import { taskIdOf } from './taskId.ts';

type World = Pick<AwsWorld, 'ecs'>;

/** Where a service is found: both by name. */
export interface ServicePlace {
  readonly cluster: string;
  readonly service: string;
}

/** The tasks of a service that are meant to run. @throws ReadFailed. */
export async function readRunningTasks(world: World, place: ServicePlace): Promise<RunningTask[]> {
  return await readTasks(world, place.cluster, await listTasks(world, place, 'RUNNING'));
}

/** Tasks by ARN or id; those that ECS does not know are left out. @throws ReadFailed. */
export async function readTasks(world: World, cluster: string, tasks: readonly string[]): Promise<RunningTask[]> {
  return (await describeTasks(world, cluster, tasks)).map(toRunningTask);
}

/**
 * The tasks of a service that have stopped, with the reasons.
 *
 * @param seen ids of tasks to leave out.
 * @param early by the task's id, the containers that were seen to have ended first while it still stopped: ECS stamps no
 *   container's end, so that it is remembered from one look to the next.
 * @throws ReadFailed.
 */
export async function readStoppedTasks(
  world: World,
  place: ServicePlace,
  seen: ReadonlySet<string>,
  early: Map<string, readonly string[]> = new Map(),
): Promise<StoppedTask[]> {
  const unseen = (await listTasks(world, place, 'STOPPED')).filter((arn) => !seen.has(taskIdOf(arn)));
  const described = await describeTasks(world, place.cluster, unseen);
  // Those that are meant to stop are listed with those that have.
  for (const task of described) {
    const first = task.lastStatus === 'STOPPED' ? [] : endedFirst(task);
    const id = taskIdOf(task.taskArn ?? '');
    if (first.length > 0 && !early.has(id)) early.set(id, first);
  }
  return described.filter((task) => task.lastStatus === 'STOPPED').map((task) => withFirst(toStoppedTask(task), early));
}

function withFirst(task: StoppedTask, early: ReadonlyMap<string, readonly string[]>): StoppedTask {
  const first = early.get(task.id);
  if (first === undefined) return task;
  const containers = task.containers.map((it) => (first.includes(it.name) ? { ...it, endedFirst: true as const } : it));
  return { ...task, containers };
}

/** ARNs. */
async function listTasks(
  world: World,
  { cluster, service }: ServicePlace,
  desiredStatus: 'RUNNING' | 'STOPPED',
): Promise<string[]> {
  return await read('ecs:ListTasks', `the tasks of service "${service}"`, async () => {
    const input = { cluster, serviceName: service, desiredStatus };
    return await entriesOf(paginateListTasks({ client: world.ecs }, input), (page) => page.taskArns);
  });
}

/** As many as one call of DescribeTasks takes. Source: its API reference. */
const tasksPerCall = 100;

async function describeTasks(world: World, cluster: string, tasks: readonly string[]): Promise<Task[]> {
  return await read('ecs:DescribeTasks', `tasks in cluster "${cluster}"`, async () => {
    const described: Task[] = [];
    for (let from = 0; from < tasks.length; from += tasksPerCall) {
      const some = tasks.slice(from, from + tasksPerCall);
      const answer = await world.ecs.send(new DescribeTasksCommand({ cluster, tasks: some }));
      described.push(...(answer.tasks ?? []));
    }
    return described;
  });
}
