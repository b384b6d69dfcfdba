import type { Deployment, Service, ServiceCurrentRevisionSummary } from '@aws-sdk/client-ecs';
import { accountId } from '../../account.ts';
import type { Names } from '../records/names.ts';
import { capacityOf, currentRecipe, type ServiceRecord } from '../records/service.ts';
import { count } from '../scheduler/count.ts';
import type { Rollout } from '../scheduler/deployment.ts';
import { dateOf } from './date.ts';

/** A service as DescribeServices shows it. */
export function describeService(names: Names, service: ServiceRecord, withTags: boolean): Service {
  const state = service.scheduler.state();
  const recipe = currentRecipe(service);
  const gone = state.status === 'INACTIVE';
  const finished = state.deployments.find(({ finishedAtMs }) => finishedAtMs === undefined) ?? state.deployments[0];
  const { launchType: _, capacityProviderStrategy: __, ...settings } = service.settings;
  return {
    ...settings,
    ...capacityOf(service.settings),
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: names.cluster(service.cluster),
    loadBalancers: [],
    serviceRegistries: gone ? [] : [...recipe.serviceRegistries],
    status: state.status,
    desiredCount: state.desiredCount,
    runningCount: state.tasks.filter(({ phase }) => phase === 'RUNNING').length,
    pendingCount: state.tasks.filter(({ phase }) => phase === 'PENDING').length,
    taskDefinition: recipe.taskDefinition,
    deployments: gone ? [] : state.rollouts.map((rollout) => describeRollout(service, rollout)),
    events: gone ? [] : service.events,
    createdAt: dateOf(service.createdAtMs),
    currentServiceDeployment: finished?.arn,
    currentServiceRevisions: currentRevisions(service),
    networkConfiguration: recipe.networkConfiguration,
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    tags: withTags ? [...service.tags] : undefined,
    createdBy: `arn:aws:iam::${accountId}:user/local`,
  };
}

function describeRollout(service: ServiceRecord, rollout: Rollout): Deployment {
  const state = service.scheduler.state();
  const recipe = service.revisions.get(rollout.revision);
  const { running, pending } = count(state, rollout.revision, rollout.id, 0);
  return {
    id: rollout.id,
    status: rollout.status,
    taskDefinition: recipe?.taskDefinition,
    desiredCount: rollout.status === 'PRIMARY' && rollout.rolloutState !== 'FAILED' ? state.desiredCount : 0,
    pendingCount: pending,
    runningCount: running,
    failedTasks: rollout.failedTasks,
    createdAt: dateOf(rollout.createdAtMs),
    updatedAt: dateOf(rollout.updatedAtMs),
    ...recipe?.capacity,
    platformVersion: service.settings.platformVersion,
    networkConfiguration: recipe?.networkConfiguration,
    rolloutState: rollout.rolloutState,
    rolloutStateReason: rollout.rolloutStateReason,
  };
}

function currentRevisions(service: ServiceRecord): ServiceCurrentRevisionSummary[] {
  const state = service.scheduler.state();
  return state.rollouts.map((rollout) => {
    const requested = rollout.status === 'PRIMARY' ? state.desiredCount : 0;
    const { running, pending } = count(state, rollout.revision, rollout.id, requested);
    return {
      arn: rollout.revision,
      requestedTaskCount: requested,
      runningTaskCount: running,
      pendingTaskCount: pending,
    };
  });
}
