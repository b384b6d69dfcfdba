import type { Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import { AwsError } from '../../wire/awsError.ts';
import { lastPart } from './names.ts';
import type { ServiceRecord } from './service.ts';
import type { TaskRecord } from './task.ts';

/** Everything that ECS remembers, in memory. */
export interface Store {
  readonly clusters: readonly string[];
  /** Family → its revisions, revision 1 first. */
  readonly families: Map<string, TaskDefinitionRecord[]>;
  /** Newest last; an INACTIVE service stays until one of its name is created again. */
  readonly services: Map<string, ServiceRecord>;
  readonly tasks: Map<string, TaskRecord>;
}

export interface TaskDefinitionRecord {
  taskDefinition: TaskDefinition;
  tags: readonly Tag[];
}

export function newStore(clusters: readonly string[]): Store {
  return { clusters, families: new Map(), services: new Map(), tasks: new Map() };
}

/** The cluster's name. */
export function findCluster(store: Store, given: string | undefined): string {
  const name = lastPart(given ?? 'default');
  if (store.clusters.includes(name)) return name;
  throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
}

export function serviceKey(cluster: string, name: string): string {
  return `${cluster}/${name}`;
}

/** By name or ARN; an INACTIVE one is found as well. */
export function findService(store: Store, givenCluster: string | undefined, given: string): ServiceRecord {
  const service = store.services.get(serviceKey(findCluster(store, givenCluster), lastPart(given)));
  if (!service) throw new AwsError('ServiceNotFoundException', 'Service not found.');
  return service;
}

export function findActiveService(store: Store, givenCluster: string | undefined, given: string): ServiceRecord {
  const service = findService(store, givenCluster, given);
  if (service.scheduler.state().status === 'ACTIVE') return service;
  throw new AwsError('ServiceNotActiveException', 'Service was not ACTIVE.');
}

/** By family (its latest ACTIVE revision), `family:revision` or ARN. */
export function findTaskDefinition(store: Store, given: string): TaskDefinitionRecord | undefined {
  const [family = '', revision] = lastPart(given).split(':');
  const records = store.families.get(family) ?? [];
  if (revision !== undefined) return records[Number(revision) - 1];
  return records.findLast(({ taskDefinition }) => taskDefinition.status === 'ACTIVE');
}
