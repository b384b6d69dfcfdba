import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { countsForHealth, newTask, type TaskRecord } from './agent/taskRecord.ts';
import type { TaskNews } from './agent/taskRun.ts';
import type { Context } from './context.ts';
import { hex, rolloutId, uuid } from './names.ts';
import { type Deed, type Happening, makeScheduler } from './scheduler/driver.ts';
import type { Limits, SchedulerState } from './scheduler/state.ts';
import { findTaskDefinition, type Recipe, type ServiceRecord } from './store.ts';

type Given = 'arn' | 'name' | 'cluster' | 'clientToken' | 'settings' | 'tags';

/** A service without a deployment yet; its scheduler starts and stops tasks by the agent. */
export function launchService(context: Context, given: Pick<ServiceRecord, Given>): ServiceRecord {
  const service: ServiceRecord = {
    ...given,
    createdAtMs: context.time.nowMs(),
    revisions: new Map(),
    events: [],
    scheduler: makeScheduler(firstState(context, given), {
      time: context.time,
      carryOut: (deed) => carryOut(context, service, deed),
    }),
  };
  return service;
}

/** Starts a service deployment that brings `recipe`. */
export function deploy(context: Context, service: ServiceRecord, recipe: Recipe, desiredCount: number): void {
  const { names, time } = context;
  const arn = names.serviceRevision(service.cluster, service.name);
  service.revisions.set(arn, { ...recipe, arn, createdAtMs: time.nowMs() });
  service.scheduler.dispatch({
    type: 'deployed',
    arn: names.serviceDeployment(service.cluster, service.name),
    rolloutId: rolloutId(),
    revision: arn,
    desiredCount,
    limits: limitsOf(service.settings.deploymentConfiguration),
  });
}

/** What the scheduler goes by, with ECS's defaults. Source: the API reference of DeploymentConfiguration. */
export function limitsOf(configuration: DeploymentConfiguration | undefined): Limits {
  const breaker = configuration?.deploymentCircuitBreaker;
  const threshold = breaker?.thresholdConfiguration;
  return {
    minimumHealthyPercent: configuration?.minimumHealthyPercent ?? 100,
    maximumPercent: configuration?.maximumPercent ?? 200,
    breaker: {
      enable: breaker?.enable ?? false,
      rollback: breaker?.rollback ?? false,
      resetOnHealthyTask: breaker?.resetOnHealthyTask ?? true,
      threshold: { type: threshold?.type ?? 'BOUNDED_PERCENT', value: threshold?.value ?? 50 },
    },
  };
}

function firstState(context: Context, { name, settings }: Pick<ServiceRecord, Given>): SchedulerState {
  return {
    serviceName: name,
    seed: hex(24),
    startedTasks: 0,
    status: 'ACTIVE',
    desiredCount: 0,
    limits: limitsOf(settings.deploymentConfiguration),
    startsBesideStopping: context.startsBesideStopping,
    breakerCountsCrashes: context.breakerCountsCrashes,
    rollouts: [],
    deployments: [],
    tasks: [],
    steady: false,
    heldBy: undefined,
    holds: 0,
    failuresInARow: 0,
    lastGood: undefined,
  };
}

function carryOut(context: Context, service: ServiceRecord, deed: Deed): void {
  switch (deed.type) {
    case 'say': {
      const event = { id: uuid(), createdAt: new Date(context.time.nowMs()), message: deed.message };
      service.events = [event, ...service.events].slice(0, 100);
      break;
    }
    case 'stop-task':
      context.agent.stop(deed.taskId, 'ServiceSchedulerInitiated', deed.reason);
      break;
    case 'start-task': {
      const task = taskOf(context, service, deed);
      context.store.tasks.set(task.id, task);
      context.agent.run(task, (news) => service.scheduler.dispatch(happening(task, news)));
    }
  }
}

function taskOf(
  { names, store, time }: Context,
  service: ServiceRecord,
  deed: { readonly taskId: string; readonly rolloutId: string; readonly revision: string },
): TaskRecord {
  const recipe = service.revisions.get(deed.revision);
  const found = findTaskDefinition(store, recipe?.taskDefinition ?? '');
  const subnets = recipe?.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  const { enableECSManagedTags, propagateTags, launchType } = service.settings;
  const managed = [
    { key: 'aws:ecs:clusterName', value: service.cluster },
    { key: 'aws:ecs:serviceName', value: service.name },
  ];
  const propagated = { SERVICE: service.tags, TASK_DEFINITION: found?.tags ?? [], NONE: [] };
  const given = {
    id: deed.taskId,
    cluster: service.cluster,
    definition: found?.taskDefinition ?? {},
    service: service.name,
    startedBy: deed.rolloutId,
    launchType: launchType === 'FARGATE' ? ('FARGATE' as const) : ('EC2' as const),
    subnet: subnets[service.scheduler.state().startedTasks % Math.max(1, subnets.length)] ?? 'host',
    registries: (recipe?.serviceRegistries ?? []).flatMap(({ registryArn }) => registryArn ?? []),
    tags: [...(enableECSManagedTags ? managed : []), ...propagated[propagateTags ?? 'NONE']],
  };
  return newTask(names, given, time.nowMs());
}

function happening(task: TaskRecord, news: TaskNews): Happening {
  const taskId = task.id;
  switch (news) {
    case 'running': {
      const checked = task.containers.some(countsForHealth);
      return { type: 'task-running', taskId, checked };
    }
    case 'healthy':
      return { type: 'task-healthy', taskId };
    case 'unhealthy':
      return { type: 'task-unhealthy', taskId };
    case 'stopping':
      return { type: 'task-stopping', taskId, failed: task.stopCode !== 'UserInitiated' };
    case 'stopped':
      return { type: 'task-stopped', taskId };
  }
}
