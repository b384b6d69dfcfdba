import type { AwsService } from '../wire/service.ts';
import type { Time } from '../wire/time.ts';
import type { Context } from './context.ts';
import { eventOperations } from './events.ts';
import { createGroup, groupOperations } from './groups.ts';
import { type QueryLimits, queryOperations } from './queries.ts';
import { type LogSink, makeSink } from './sink.ts';
import { emptyLogs } from './state.ts';
import { makeStore } from './store.ts';
import { streamOperations } from './streams.ts';
import { tagOperations } from './tags.ts';

export interface Logs {
  readonly service: AwsService;
  /** For the containers' output. */
  readonly sink: LogSink;
}

export interface LogsOptions extends QueryLimits {
  /** For how long an ingested event is not yet seen by Insights, in AWS's time. 0 by default. */
  readonly visibleAfterMs?: number;
  /** Groups that stand already, and since when. */
  readonly groups?: Readonly<Record<string, number>>;
}

/** CloudWatch Logs with Logs Insights, as its API reference and its quotas have it. */
export function makeLogs(options: { readonly time: Time; readonly region: string } & LogsOptions): Logs {
  const { time, region } = options;
  const context: Context = { state: emptyLogs(), time, region, store: makeStore(time, options.visibleAfterMs ?? 0) };
  for (const [logGroupName, createdAtMs] of Object.entries(options.groups ?? {})) {
    createGroup(context, { logGroupName }, createdAtMs);
  }
  return {
    sink: makeSink(context),
    service: {
      name: 'CloudWatch Logs',
      target: 'Logs_20140328',
      operations: {
        ...groupOperations(context),
        ...streamOperations(context),
        ...eventOperations(context),
        ...tagOperations(context.state),
        ...queryOperations(context, options),
      },
    },
  };
}
