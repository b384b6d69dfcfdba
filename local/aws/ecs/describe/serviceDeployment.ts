import type {
  ServiceDeployment as Described,
  ServiceDeploymentBrief,
  ServiceRevisionSummary,
} from '@aws-sdk/client-ecs';
import type { Names } from '../records/names.ts';
import type { ServiceRecord } from '../records/service.ts';
import { count } from '../scheduler/count.ts';
import type { Count, ServiceDeployment } from '../scheduler/deployment.ts';
import { dateOf } from './date.ts';

/** A service deployment as DescribeServiceDeployments shows it. */
export function describeServiceDeployment(names: Names, service: ServiceRecord, one: ServiceDeployment): Described {
  const { breaker, rollback } = one;
  return {
    serviceDeploymentArn: one.arn,
    serviceArn: service.arn,
    clusterArn: names.cluster(service.cluster),
    createdAt: dateOf(one.createdAtMs),
    startedAt: dateOf(one.startedAtMs),
    finishedAt: dateOf(one.finishedAtMs),
    stoppedAt: dateOf(one.stoppedAtMs),
    updatedAt: dateOf(one.updatedAtMs),
    sourceServiceRevisions: one.sources.map(summary),
    targetServiceRevision: summary(targetNow(service, one)),
    status: one.status,
    statusReason: one.statusReason,
    deploymentConfiguration: service.settings.deploymentConfiguration,
    rollback: rollback && {
      reason: rollback.reason,
      startedAt: dateOf(rollback.startedAtMs),
      serviceRevisionArn: rollback.revision,
    },
    deploymentCircuitBreaker: {
      status: breaker.status,
      failureCount: breaker.failures,
      threshold: breaker.threshold,
    },
    alarms: { status: 'DISABLED', alarmNames: [], triggeredAlarmNames: [] },
  };
}

/** As ListServiceDeployments shows it. */
export function briefServiceDeployment(
  names: Names,
  service: ServiceRecord,
  one: ServiceDeployment,
): ServiceDeploymentBrief {
  return {
    serviceDeploymentArn: one.arn,
    serviceArn: service.arn,
    clusterArn: names.cluster(service.cluster),
    createdAt: dateOf(one.createdAtMs),
    startedAt: dateOf(one.startedAtMs),
    finishedAt: dateOf(one.finishedAtMs),
    targetServiceRevisionArn: one.target.revision,
    status: one.status,
    statusReason: one.statusReason,
  };
}

/** While it goes on the counts are live; afterwards they are those of its end. */
function targetNow(service: ServiceRecord, one: ServiceDeployment): Count {
  const state = service.scheduler.state();
  if (one.finishedAtMs !== undefined) return one.target;
  return count(state, one.target.revision, one.rolloutId, state.desiredCount);
}

function summary(one: Count): ServiceRevisionSummary {
  return {
    arn: one.revision,
    requestedTaskCount: one.requested,
    runningTaskCount: one.running,
    pendingTaskCount: one.pending,
  };
}
