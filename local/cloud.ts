import type { SiteOptions } from './aws/ec2/site.ts';
import type { EcrOptions } from './aws/ecr/ecr.ts';
import type { Adversity, TakeHosts } from './aws/ecs/adversity.ts';
import type { ImageCatalogue } from './aws/ecs/agent/image.ts';
import type { HostOptions } from './aws/ecs/records/host.ts';
import type { Network } from './aws/ecs/validate/network.ts';
import type { Provider } from './aws/ecs/validate/strategy.ts';
import type { EfsOptions } from './aws/efs/efs.ts';
import type { IamOptions } from './aws/iam/iam.ts';
import type { LambdaOptions } from './aws/lambda/lambda.ts';
import type { LogsOptions } from './aws/logs/logs.ts';
import type { Route53Options } from './aws/route53/route53.ts';
import type { S3Options } from './aws/s3/objects.ts';
import type { StsOptions } from './aws/sts/sts.ts';
import type { CallRecord } from './aws/wire/calls.ts';
import type { OrderedFailure } from './aws/wire/failures.ts';

export type { CallRecord, OrderedFailure };

export interface LocalCloudOptions {
  readonly images: ImageCatalogue;
  /** Where volumes and tasks' folders stand; created if absent. */
  readonly directory: string;
  /** Divides AWS's own waits (steady state, health intervals, asynchronous operations). 1 is AWS's pace. */
  readonly speed?: number;
  readonly region?: string;
  readonly clusters?: readonly string[];
  readonly network?: Network;
  /** Capacity providers beside Fargate's own. */
  readonly providers?: readonly Provider[];
  /**
   * Whether a task that ran and then ended by itself counts for the circuit breaker; true by default. By the letter of
   * AWS's guide it does not, and a rollout of crashing tasks then goes on for ever. Nothing may rely on either.
   */
  readonly breakerCountsCrashes?: boolean;
  /** What stands around ECS: by default all that a deploy needs is there, fits together and is allowed. */
  readonly around?: Around;
  /** Whether a revision is written down without the variables that have an empty value. Nothing may rely on either. */
  readonly dropsEmptyValues?: boolean;
  /** ARN → value. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly logs?: LogsOptions;
  readonly lambda?: LambdaOptions;
  readonly s3?: S3Options;
  /** The clock, the machine's by default; waits go on as they do. A test can so have log groups of long ago. */
  readonly nowMs?: () => number;
}

/** What `doctor` looks at, each as far as a test wants it otherwise. */
export interface Around {
  readonly hosts?: readonly HostOptions[];
  readonly ec2?: SiteOptions;
  readonly ecr?: EcrOptions;
  readonly efs?: EfsOptions;
  readonly iam?: IamOptions;
  readonly route53?: Route53Options;
  readonly sts?: StsOptions;
  /** ARNs of secrets that are marked for deletion. */
  readonly deletedSecrets?: readonly string[];
}

export interface LocalCloud {
  /** For `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  readonly dns: { readonly address: string; readonly port: number };
  readonly calls: readonly CallRecord[];
  /** Makes the next call of `CreateService`, or of `ECS.CreateService`, fail, once. Ordered twice, the next two fail. */
  failNext(operation: string, failure: OrderedFailure): void;
  /** What goes wrong in the account: nothing, until a test sets its members. */
  readonly adversity: Adversity;
  /** Ends every running task as an interruption of Spot or a terminated host would. */
  readonly takeHosts: TakeHosts;
  /** Forgets the failures that were ordered and did not come about. */
  failNoMore(): void;
  /** While cut, every connection breaks off and nothing is carried out: to AWS, the caller is dead. */
  cut(isCut: boolean): void;
  /**
   * Stops every task (SIGTERM, then SIGKILL), the servers and every timer. A process that left its container's process
   * group (a daemon) is not found: a container engine would end it.
   */
  close(): Promise<void>;
}
