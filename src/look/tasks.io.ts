import { DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import { read, refusalName } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { NotPossible } from '../errors.ts';
import { isTaskId, taskIdOf } from '../tasks/taskId.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { noService } from './noService.ts';
import { type SeenTask, toSeenTask } from './seenTask.ts';

type World = Pick<AwsWorld, 'ecs'>;

/**
 * The ids of the service's tasks that are meant to run, or of those that are not.
 *
 * @throws NotPossible where there is no such service; ReadFailed.
 */
export async function listTaskIds(
  { ecs }: World,
  place: ServicePlace,
  desiredStatus: 'RUNNING' | 'STOPPED' = 'RUNNING',
): Promise<readonly string[]> {
  const { cluster, service } = place;
  const reading = read('ecs:ListTasks', `the tasks of service "${service}"`, async () => {
    // One page of a hundred: the service runs one, and shows those that stopped in the last hour.
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, serviceName: service, desiredStatus }));
    return taskArns.map(taskIdOf);
  });
  return await reading.catch((error: unknown) => {
    throw refusalName(error) === 'ServiceNotFoundException' ? noService(place) : error;
  });
}

/** Tasks by id, the newest first; those that ECS does not know are left out. @throws ReadFailed. */
export async function readSeenTasks({ ecs }: World, cluster: string, ids: readonly string[]): Promise<SeenTask[]> {
  if (ids.length === 0) return [];
  return await read('ecs:DescribeTasks', `tasks in cluster "${cluster}"`, async () => {
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [...ids] }));
    return tasks.map(toSeenTask).toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  });
}

/**
 * The task to look at: the one of that id, or the one that is meant to run, or the one that stopped last.
 *
 * @throws NotPossible where there is none; ReadFailed.
 */
export async function taskToLookAt(world: World, place: ServicePlace, id: string | undefined): Promise<SeenTask> {
  const [found] = id === undefined ? await newest(world, place) : await named(world, place, id);
  if (found) return found;
  throw new NotPossible(
    id === undefined
      ? `service "${place.service}" in cluster "${place.cluster}" has no task, and none that stopped lately`
      : `there is no task ${id} in cluster "${place.cluster}"`,
    { hint: 'ECS shows a stopped task for about an hour; see how the service is with: status' },
  );
}

async function newest(world: World, place: ServicePlace): Promise<SeenTask[]> {
  const running = await listTaskIds(world, place);
  return await readSeenTasks(
    world,
    place.cluster,
    running.length > 0 ? running : await listTaskIds(world, place, 'STOPPED'),
  );
}

async function named(world: World, { cluster }: ServicePlace, id: string): Promise<SeenTask[]> {
  if (isTaskId(taskIdOf(id))) return await readSeenTasks(world, cluster, [taskIdOf(id)]);
  throw new NotPossible(`"${id}" is no task`, { hint: 'write its id, 32 hexadecimal digits, as status shows it' });
}
