import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { watched } from '../world/aws.io.ts';
import { systemClock } from '../world/clock.io.ts';
import type { ApiCall, Clock } from '../world/world.ts';

/** What a deploy needs of the world. Clients are made once, so that their connections are used again. */
export interface DeployWorld {
  readonly ecs: ECSClient;
  /** Tries a call once, where the other clients try three times: see `sendOnce`. */
  readonly ecsOnce: ECSClient;
  readonly cloudMap: ServiceDiscoveryClient;
  readonly logs: CloudWatchLogsClient;
  readonly clock: Clock;
  /** Every request that was sent so far, retries included. */
  readonly calls: readonly ApiCall[];
}

/**
 * Opens AWS with the credentials and the endpoint that the SDK finds by itself (AWS_ENDPOINT_URL among them).
 *
 * @param answerWithinMs when a call that got no answer is given up: without a limit, as the SDK has it, one connection
 *   that hangs would outlive every time-out of the wait.
 */
export function openWorld(options: {
  readonly region?: string | undefined;
  readonly answerWithinMs?: number;
}): DeployWorld {
  const { region, answerWithinMs: requestTimeout = 20_000 } = options;
  const calls: ApiCall[] = [];
  const requestHandler = { connectionTimeout: 5_000, requestTimeout, throwOnRequestTimeout: true };
  const settings = { requestHandler, ...(region === undefined ? {} : { region }) };
  return {
    ecs: watched(new ECSClient(settings), 'ECS', calls),
    ecsOnce: watched(new ECSClient({ ...settings, maxAttempts: 1 }), 'ECS', calls),
    cloudMap: watched(new ServiceDiscoveryClient(settings), 'ServiceDiscovery', calls),
    logs: watched(new CloudWatchLogsClient(settings), 'CloudWatch Logs', calls),
    clock: systemClock,
    calls,
  };
}
