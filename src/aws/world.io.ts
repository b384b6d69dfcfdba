import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { systemClock } from '../world/clock.io.ts';
import type { ApiCall } from '../world/world.ts';
import { type ClientOptions, clientSettings } from './settings.ts';
import { watched } from './watched.io.ts';
import type { AwsWorld } from './world.ts';

/** Opens AWS as a deploy needs it. Nothing is sent yet. */
export function openWorld(options: ClientOptions): AwsWorld {
  const calls: ApiCall[] = [];
  const settings = clientSettings(options);
  let lambda: ReturnType<AwsWorld['lambda']> | undefined;
  return {
    ecs: watched(new ECSClient(settings), 'ECS', calls),
    ecsOnce: watched(new ECSClient({ ...settings, maxAttempts: 1 }), 'ECS', calls),
    cloudMap: watched(new ServiceDiscoveryClient(settings), 'ServiceDiscovery', calls),
    logs: watched(new CloudWatchLogsClient(settings), 'CloudWatch Logs', calls),
    lambda: () => {
      lambda ??= openLambda(options, calls);
      return lambda;
    },
    clock: systemClock,
    calls,
  };
}

/** An invocation is answered when the function has ended, which may be 15 minutes; it is never sent twice for that. */
const invokedWithinMs = 900_000;

async function openLambda(options: ClientOptions, calls: ApiCall[]): Promise<Pick<LambdaClient, 'send'>> {
  const { LambdaClient } = await import('@aws-sdk/client-lambda');
  const settings = clientSettings({ ...options, answerWithinMs: invokedWithinMs });
  return watched(new LambdaClient(settings), 'Lambda', calls);
}
