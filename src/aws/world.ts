import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { ECSClient } from '@aws-sdk/client-ecs';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import type { ApiCall, Clock } from '../world/world.ts';
import type { clientSettings } from './settings.io.ts';

/** The clients that a deploy works with, created once so that their connections are used again, and the clock. */
export interface AwsWorld {
  readonly ecs: ECSClient;
  /** Makes a call once, unless AWS says that it carried nothing out: see `sendOnce`. */
  readonly ecsOnce: ECSClient;
  readonly cloudMap: ServiceDiscoveryClient;
  readonly logs: CloudWatchLogsClient;
  /** Loaded only for a deploy that keeps the verification’s functions current, and once. */
  readonly lambda: () => Promise<Pick<LambdaClient, 'send'>>;
  readonly clock: Clock;
  /** The time by AWS's clock, as far as its answers have told it: what its stamps are compared with. Milliseconds since the epoch. */
  readonly awsNowMs: () => number;
  /** What a client of another service is created with, to be watched with `calls`: its package is loaded where it is needed. */
  readonly settings: ReturnType<typeof clientSettings>;
  /** Every request that was sent so far, retries included; the clients that are watched add to it. */
  readonly calls: ApiCall[];
  /** The same, whatever is cancelled: for what has to be done after that. A call of it has little time. */
  readonly reopened: () => AwsWorld;
}
