import type {
  DescribeTasksRequest,
  DescribeTasksResponse,
  ListTasksRequest,
  ListTasksResponse,
  StopTaskRequest,
  StopTaskResponse,
} from '@aws-sdk/client-ecs';
import type { Operations } from '../../wire/service.ts';
import { describeTask } from '../describe/task.ts';
import type { Context } from '../launch/context.ts';
import { lastPart } from '../records/names.ts';
import { findCluster, findService } from '../records/store.ts';
import type { TaskRecord } from '../records/task.ts';
import { invalid } from '../validate/refuse.ts';
import { page } from './page.ts';

/** 32 hexadecimal digits, or a UUID as older tasks have it. ECS refuses the whole call for any other. */
const taskId = /^([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function taskOperations(context: Context): Operations {
  return {
    ListTasks: (input: ListTasksRequest) => list(context, input),
    DescribeTasks: (input: DescribeTasksRequest) => describe(context, input),
    StopTask: (input: StopTaskRequest) => stop(context, input),
  };
}

function list({ store }: Context, input: ListTasksRequest): ListTasksResponse {
  const cluster = findCluster(store, input.cluster);
  const service = input.serviceName && findService(store, input.cluster, input.serviceName).name;
  const wanted = (task: TaskRecord) =>
    task.cluster === cluster &&
    task.desiredStatus === (input.desiredStatus ?? 'RUNNING') &&
    (!service || task.service === service) &&
    (!input.family || task.definition.family === input.family) &&
    (!input.startedBy || task.startedBy === input.startedBy) &&
    (!input.launchType || task.launchType === input.launchType);
  const newestFirst = [...store.tasks.values()].filter(wanted).reverse();
  const { items, nextToken } = page(newestFirst, input);
  return { taskArns: items.map(({ arn }) => arn), nextToken };
}

function describe({ names, store }: Context, input: DescribeTasksRequest): DescribeTasksResponse {
  const cluster = findCluster(store, input.cluster);
  const requested = input.tasks ?? [];
  if (requested.length === 0) throw invalid('Tasks cannot be empty.');
  if (requested.length > 100) throw invalid('Tasks can have at most 100 items.');
  if (!requested.map(lastPart).every((id) => taskId.test(id))) throw invalid('taskId length should be one of [32,36]');
  const find = (given: string) => {
    const task = store.tasks.get(lastPart(given));
    return task?.cluster === cluster ? task : undefined;
  };
  const withTags = input.include?.includes('TAGS') ?? false;
  return {
    tasks: requested.flatMap((given) => find(given) ?? []).map((task) => describeTask(names, task, withTags)),
    failures: requested
      .filter((given) => !find(given))
      .map((given) => ({ arn: names.task(cluster, lastPart(given)), reason: 'MISSING' })),
  };
}

function stop({ names, store, agent }: Context, input: StopTaskRequest): StopTaskResponse {
  const cluster = findCluster(store, input.cluster);
  const task = store.tasks.get(lastPart(input.task ?? ''));
  if (!task || task.cluster !== cluster) throw invalid('The referenced task was not found.');
  agent.stop(task.id, 'UserInitiated', input.reason ?? 'Task stopped by user');
  return { task: describeTask(names, task, false) };
}
