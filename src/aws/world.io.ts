import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { systemClock } from '../world/clock.io.ts';
import type { ApiCall } from '../world/world.ts';
import { AFTERWARDS_WITHIN_MS } from './limits.ts';
import { type ClientOptions, clientSettings, sentOnce } from './settings.io.ts';
import { watched } from './watched.io.ts';
import type { AwsWorld } from './world.ts';

/** Opens AWS as a deploy needs it. Nothing is sent yet. */
export function openWorld(options: ClientOptions): AwsWorld {
  return open(options, []);
}

function open(options: ClientOptions, calls: ApiCall[]): AwsWorld {
  const settings = clientSettings(options);
  let lambda: ReturnType<AwsWorld['lambda']> | undefined;
  return {
    ecs: watched(new ECSClient(settings), 'ECS', calls),
    ecsOnce: watched(new ECSClient(sentOnce(settings, options)), 'ECS', calls),
    cloudMap: watched(new ServiceDiscoveryClient(settings), 'ServiceDiscovery', calls),
    logs: watched(new CloudWatchLogsClient(settings), 'CloudWatch Logs', calls),
    lambda: () => {
      lambda ??= import('./lambda.io.ts').then(({ openLambda }) => openLambda(options, calls));
      return lambda;
    },
    settings,
    clock: options.clock ?? systemClock,
    // A clock that was handed in is a time of its own, of which AWS's is none.
    awsNowMs: options.clock ? options.clock.nowMs : () => settings.requestHandler.awsNowMs(),
    calls,
    reopened: () => {
      const { signal: _, limitMs: __, ...others } = options;
      return open({ ...others, answerWithinMs: AFTERWARDS_WITHIN_MS }, calls);
    },
  };
}
