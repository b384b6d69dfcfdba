import type {
  FilterLogEventsRequest,
  GetLogEventsRequest,
  PutLogEventsRequest,
  PutLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Operations } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';
import { acceptBatch } from './batch.ts';
import type { Context } from './context.ts';
import { filterEvents } from './filterEvents.ts';
import { getEvents } from './getEvents.ts';
import { findGroup, findStream, retainedSinceMs } from './state.ts';

export function eventOperations(context: Context): Operations {
  const { state, time } = context;
  return {
    PutLogEvents: (input: Validated<PutLogEventsRequest>) => put(context, input),
    GetLogEvents: (input: Validated<GetLogEventsRequest>) => getEvents(state, input, time.nowMs()),
    FilterLogEvents: (input: Validated<FilterLogEventsRequest>) => filterEvents(state, input, time.nowMs()),
  };
}

function put({ state, time, store }: Context, input: Validated<PutLogEventsRequest>): PutLogEventsResponse {
  const group = findGroup(state, input.logGroupName);
  const stream = findStream(group, input.logStreamName);
  const nowMs = time.nowMs();
  const { accepted, rejected } = acceptBatch(input.logEvents, nowMs, retainedSinceMs(group, nowMs));
  store.add(group, stream, accepted);
  return { rejectedLogEventsInfo: rejected };
}
