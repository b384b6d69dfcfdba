import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import type { Service, Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Service as DiscoveryService, Namespace } from '@aws-sdk/client-servicediscovery';

/** A service that runs, with what it refers to, as AWS described it. */
export interface Live {
  /** As it was asked for, by name or ARN. */
  readonly cluster: string;
  readonly region: string | undefined;
  readonly service: Service;
  readonly taskDefinition: TaskDefinition;
  /** Those of the task definition. */
  readonly revisionTags?: readonly Tag[];
  readonly discovery?: DiscoveryService | undefined;
  readonly namespace?: Namespace | undefined;
  readonly logGroup?: LogGroup | undefined;
  readonly vpc?: string | undefined;
  /** What could not be read, and why. */
  readonly unread: readonly string[];
}
