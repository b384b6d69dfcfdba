import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { Clock } from '../../world/world.ts';

export interface LogsWorld {
  readonly logs: Pick<CloudWatchLogsClient, 'send'>;
  readonly clock: Clock;
}
