import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { Verify } from '../../config/schema.ts';
import type { Clock } from '../../world/world.ts';
import type { Grid } from '../grid.ts';
import type { LogSide } from '../side.ts';

export interface LogsWorld {
  readonly logs: Pick<CloudWatchLogsClient, 'send'>;
  readonly clock: Clock;
}

/** The log's side of a verification. */
export function openLogSide(_world: LogsWorld, _settings: Verify, _grid: Grid): LogSide {
  throw new Error('not built yet');
}
