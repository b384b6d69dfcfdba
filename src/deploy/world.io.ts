import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { watched } from '../aws/watched.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { systemClock } from '../world/clock.io.ts';
import type { ApiCall } from '../world/world.ts';

/**
 * Opens AWS with the credentials and the endpoint that the SDK finds by itself (AWS_ENDPOINT_URL among them).
 *
 * @param answerWithinMs when a call that got no answer is given up: without a limit, as the SDK has it, one connection
 *   that hangs would outlive every time-out of the wait.
 */
export function openWorld(options: {
  readonly region?: string | undefined;
  readonly answerWithinMs?: number;
}): AwsWorld {
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
