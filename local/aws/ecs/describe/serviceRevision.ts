import type { ServiceRevision } from '@aws-sdk/client-ecs';
import type { Names } from '../records/names.ts';
import type { RevisionRecord, ServiceRecord } from '../records/service.ts';
import { findTaskDefinition, type Store } from '../records/store.ts';
import { dateOf } from './date.ts';

/** As DescribeServiceRevisions shows it. */
export function describeRevision(
  names: Names,
  store: Store,
  service: ServiceRecord,
  one: RevisionRecord,
): ServiceRevision {
  const containers = findTaskDefinition(store, one.taskDefinition)?.taskDefinition.containerDefinitions ?? [];
  return {
    serviceRevisionArn: one.arn,
    serviceArn: service.arn,
    clusterArn: names.cluster(service.cluster),
    taskDefinition: one.taskDefinition,
    ...one.capacity,
    platformVersion: service.settings.platformVersion,
    loadBalancers: [],
    serviceRegistries: [...one.serviceRegistries],
    networkConfiguration: one.networkConfiguration,
    containerImages: containers.map(({ name, image }) => ({ containerName: name, image })),
    guardDutyEnabled: false,
    createdAt: dateOf(one.createdAtMs),
  };
}
