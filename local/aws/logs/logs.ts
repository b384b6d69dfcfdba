import type { AwsService } from '../wire/service.ts';
import type { Time } from '../wire/time.ts';
import { eventOperations } from './events.ts';
import { filterOperations } from './filterEvents.ts';
import { groupOperations } from './groups.ts';
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

/** CloudWatch Logs with Logs Insights, as its API reference and its quotas have it. */
export function makeLogs(
  options: {
    readonly time: Time;
    readonly region: string;
    /** For how long an ingested event is not yet seen by queries, in AWS's time. 0 by default. */
    readonly settleMs?: number;
  } & QueryLimits,
): Logs {
  const { time, region } = options;
  const state = emptyLogs();
  const store = makeStore(time, options.settleMs ?? 0);
  return {
    sink: makeSink(state, store, time),
    service: {
      name: 'CloudWatch Logs',
      target: 'Logs_20140328',
      operations: {
        ...groupOperations(state, time, region),
        ...streamOperations(state, time),
        ...eventOperations(state, time, store),
        ...filterOperations(state, time),
        ...tagOperations(state),
        ...queryOperations(state, time, options),
      },
    },
  };
}
