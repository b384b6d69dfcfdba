import type { Service, ServiceEvent, ServiceRegistry, Tag } from '@aws-sdk/client-ecs';
import { AwsError } from '../../wire/awsError.ts';
import type { Scheduler } from '../scheduler/driver.ts';

/** What a service is made of that may change without a new deployment, and what never changes. */
type ServiceSettings = Pick<
  Service,
  | 'availabilityZoneRebalancing'
  | 'capacityProviderStrategy'
  | 'deploymentConfiguration'
  | 'enableECSManagedTags'
  | 'enableExecuteCommand'
  | 'healthCheckGracePeriodSeconds'
  | 'launchType'
  | 'placementConstraints'
  | 'placementStrategy'
  | 'platformVersion'
  | 'propagateTags'
  | 'roleArn'
>;

export interface ServiceRecord {
  readonly arn: string;
  readonly name: string;
  readonly cluster: string;
  readonly clientToken: string | undefined;
  readonly createdAtMs: number;
  settings: ServiceSettings;
  tags: readonly Tag[];
  readonly revisions: Map<string, RevisionRecord>;
  /** Newest first. */
  events: ServiceEvent[];
  readonly scheduler: Scheduler;
}

/** What a service's tasks are made of: a change of it is a new service deployment. */
export interface Recipe {
  readonly taskDefinition: string;
  readonly networkConfiguration: Service['networkConfiguration'];
  readonly serviceRegistries: readonly ServiceRegistry[];
}

export interface RevisionRecord extends Recipe {
  readonly arn: string;
  readonly createdAtMs: number;
  readonly capacity: Capacity;
}

/** A service has a strategy in force, or the launch type that it was created with. */
export type Capacity = Pick<Service, 'launchType' | 'capacityProviderStrategy'>;

export function capacityOf({ launchType, capacityProviderStrategy = [] }: Capacity): Capacity {
  return capacityProviderStrategy.length > 0 ? { capacityProviderStrategy } : launchType ? { launchType } : {};
}

/** What the service's tasks should be made of now: its PRIMARY rollout's, which a rollback sets back. */
export function currentRecipe(service: ServiceRecord): RevisionRecord {
  const primary = service.scheduler.state().rollouts[0];
  const revision = primary && service.revisions.get(primary.revision);
  if (!revision) throw new AwsError('ServerException', `service ${service.name} has no revision`, {}, 500);
  return revision;
}
