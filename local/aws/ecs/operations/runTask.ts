import type { ContainerOverride, RunTaskRequest, RunTaskResponse, TaskDefinition } from '@aws-sdk/client-ecs';
import { AwsError } from '../../wire/awsError.ts';
import type { Operations } from '../../wire/service.ts';
import { describeTask } from '../describe/task.ts';
import type { Context } from '../launch/context.ts';
import { normaliseNetwork } from '../normalise/network.ts';
import { hex } from '../records/names.ts';
import { findCluster, findTaskDefinition, type TaskDefinitionRecord } from '../records/store.ts';
import { newTask, type TaskRecord } from '../records/task.ts';
import { checkNetwork } from '../validate/network.ts';
import { clientFault, invalid } from '../validate/refuse.ts';
import { checkTags } from '../validate/tags.ts';

/** RunTask: tasks of their own, which no service watches over and no discovery service knows. */
export function runTaskOperations(context: Context): Operations {
  /** What a token has started; a repetition gets the same answer. */
  const started = new Map<string, { readonly input: string; readonly tasks: readonly TaskRecord[] }>();
  return {
    RunTask: (input: RunTaskRequest): RunTaskResponse => {
      const { clientToken } = input;
      if ((clientToken ?? '').length > 64) throw invalid('clientToken cannot be longer than 64 characters.');
      const before = clientToken === undefined ? undefined : started.get(clientToken);
      if (before && before.input !== JSON.stringify(input)) {
        throw new AwsError('ConflictException', 'The client token was used with another request.');
      }
      const tasks = before?.tasks ?? run(context, input);
      if (clientToken !== undefined) started.set(clientToken, { input: JSON.stringify(input), tasks });
      return { tasks: tasks.map((task) => describeTask(context.names, task, false)), failures: [] };
    },
  };
}

function run(context: Context, input: RunTaskRequest): readonly TaskRecord[] {
  const { store, agent } = context;
  const cluster = findCluster(store, input.cluster);
  const found = findTaskDefinition(store, input.taskDefinition ?? '');
  check(context, input, found);
  const count = input.count ?? 1;
  return Array.from({ length: count }, () => {
    const task = taskOf(context, cluster, input, found as TaskDefinitionRecord);
    store.tasks.set(task.id, task);
    agent.run(task, () => undefined);
    return task;
  });
}

/** Source: the API reference of RunTask. */
function check(context: Context, input: RunTaskRequest, found: TaskDefinitionRecord | undefined): void {
  if (!found) throw clientFault('TaskDefinition not found.');
  const { taskDefinition } = found;
  if (taskDefinition.status !== 'ACTIVE') throw clientFault('TaskDefinition is inactive');
  const { count = 1, startedBy = '', tags = [] } = input;
  if (count < 1 || count > 10) throw invalid('Count should be between 1 and 10.');
  if (!/^[A-Za-z0-9_/-]{0,128}$/.test(startedBy)) throw invalid('startedBy has invalid characters, or too many.');
  if (input.launchType && input.capacityProviderStrategy?.length) {
    throw invalid('Specifying both a launch type and capacity provider strategy is not supported.');
  }
  const launchType = launchTypeOf(input);
  if (!taskDefinition.compatibilities?.some((one) => one === launchType)) {
    throw invalid(`Task definition does not support launch_type ${launchType}.`);
  }
  const { networkMode } = taskDefinition;
  const vpc = normaliseNetwork(input.networkConfiguration)?.awsvpcConfiguration;
  checkNetwork(vpc, { networkMode, launchType }, context.network);
  checkTags(tags);
  checkOverrides(taskDefinition, input.overrides?.containerOverrides ?? []);
}

function checkOverrides({ containerDefinitions = [] }: TaskDefinition, overrides: readonly ContainerOverride[]): void {
  const stranger = overrides.find(({ name }) => !containerDefinitions.some((container) => container.name === name));
  if (stranger) {
    throw invalid(`Override for container named ${stranger.name} is not a container in the TaskDefinition.`);
  }
  if (JSON.stringify(overrides).length > 8192) throw invalid('Overrides are longer than 8192 characters.');
}

function launchTypeOf({ launchType, capacityProviderStrategy = [] }: RunTaskRequest): 'EC2' | 'FARGATE' {
  const [provider] = capacityProviderStrategy;
  if (provider) return /^FARGATE/.test(provider.capacityProvider ?? '') ? 'FARGATE' : 'EC2';
  return launchType === 'FARGATE' ? 'FARGATE' : 'EC2';
}

function taskOf(
  { names, time }: Context,
  cluster: string,
  input: RunTaskRequest,
  { taskDefinition, tags }: TaskDefinitionRecord,
): TaskRecord {
  const overrides = input.overrides?.containerOverrides ?? [];
  const [subnet = 'host'] = input.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  const given = {
    id: hex(32),
    cluster,
    definition: withOverrides(taskDefinition, overrides),
    service: undefined,
    startedBy: input.startedBy,
    launchType: launchTypeOf(input),
    subnet,
    registries: [],
    tags: [...(input.tags ?? []), ...(input.propagateTags === 'TASK_DEFINITION' ? tags : [])],
    overrides,
    execEnabled: input.enableExecuteCommand ?? false,
  };
  return newTask(names, given, time.nowMs());
}

/** Only what is said takes the place of what the task definition says; of the environment each name for itself. */
function withOverrides(definition: TaskDefinition, overrides: readonly ContainerOverride[]): TaskDefinition {
  const containerDefinitions = (definition.containerDefinitions ?? []).map((container) => {
    const { command, environment = [] } = overrides.find(({ name }) => name === container.name) ?? {};
    const kept = (container.environment ?? []).filter(({ name }) => !environment.some((it) => it.name === name));
    return { ...container, ...(command && { command }), environment: [...kept, ...environment] };
  });
  return { ...definition, containerDefinitions };
}
