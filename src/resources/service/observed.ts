import type { Deployment, Service } from '@aws-sdk/client-ecs';
import { tagMap } from '../tags.ts';
import { besidesOf } from './besides.ts';
import { normaliseService } from './normal.ts';
import type { ObservedDeployment, ObservedService } from './service.ts';

/** A service as ECS describes it, in the form that the rest of the program works with. */
export function toObserved(service: Service): ObservedService {
  return {
    arn: service.serviceArn ?? '',
    status: service.status ?? '',
    createdAtMs: service.createdAt?.getTime() ?? 0,
    taskDefinitionArn: service.taskDefinition ?? '',
    launchType: service.launchType,
    schedulingStrategy: service.schedulingStrategy ?? 'REPLICA',
    controller: service.deploymentController?.type ?? 'ECS',
    desiredCount: service.desiredCount ?? 0,
    runningCount: service.runningCount ?? 0,
    pendingCount: service.pendingCount ?? 0,
    normal: normaliseService(service),
    tags: tagMap(service.tags),
    besides: besidesOf(service),
    deployments: (service.deployments ?? []).map(toDeployment),
    events: (service.events ?? [])
      .map(({ id, createdAt, message }) => ({ id: id ?? '', atMs: createdAt?.getTime() ?? 0, message: message ?? '' }))
      .toSorted((a, b) => a.atMs - b.atMs),
  };
}

function toDeployment(deployment: Deployment): ObservedDeployment {
  return {
    id: deployment.id ?? '',
    status: deployment.status ?? '',
    taskDefinitionArn: deployment.taskDefinition ?? '',
    desiredCount: deployment.desiredCount ?? 0,
    runningCount: deployment.runningCount ?? 0,
    pendingCount: deployment.pendingCount ?? 0,
    failedTasks: deployment.failedTasks ?? 0,
    createdAtMs: deployment.createdAt?.getTime() ?? 0,
    rolloutState: deployment.rolloutState ?? '',
    rolloutStateReason: deployment.rolloutStateReason ?? '',
  };
}
