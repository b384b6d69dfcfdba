import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
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
      lambda ??= import('./lambda.io.ts').then(({ openLambda }) => openLambda(options, calls));
      return lambda;
    },
    settings,
    clock: systemClock,
    calls,
  };
}
