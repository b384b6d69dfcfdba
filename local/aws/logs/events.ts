import type {
  GetLogEventsRequest,
  GetLogEventsResponse,
  PutLogEventsRequest,
  PutLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../wire/awsError.ts';
import type { Operations } from '../wire/service.ts';
import type { Time } from '../wire/time.ts';
import type { Validated } from '../wire/validated.ts';
import { acceptBatch } from './batch.ts';
import { fitPage } from './fitPage.ts';
import { comparePlaces, type Place, readToken, writeToken } from './place.ts';
import { findGivenGroup, findGroup, findStream, type LogsState, retainedSinceMs, type StoredEvent } from './state.ts';
import type { Store } from './store.ts';

export function eventOperations(state: LogsState, time: Time, store: Store): Operations {
  function put(input: Validated<PutLogEventsRequest>): PutLogEventsResponse {
    const group = findGroup(state, input.logGroupName);
    const stream = findStream(group, input.logStreamName);
    const nowMs = time.nowMs();
    const { accepted, rejected } = acceptBatch(input.logEvents, nowMs, retainedSinceMs(group, nowMs));
    store.add(group, stream, accepted);
    return { rejectedLogEventsInfo: rejected };
  }

  /** The end is where the token that comes back is the one that was sent: there is always a token. */
  function get(input: Validated<GetLogEventsRequest>): GetLogEventsResponse {
    const group = findGivenGroup(state, input);
    const stream = findStream(group, input.logStreamName);
    const fromMs = Math.max(input.startTime ?? 0, retainedSinceMs(group, time.nowMs()));
    const toMs = input.endTime ?? Number.POSITIVE_INFINITY;
    const events = stream.events
      .filter(({ timestamp }) => timestamp >= fromMs && timestamp < toMs)
      .toSorted(comparePlaces);
    const start = input.nextToken === undefined ? undefined : readToken(input.nextToken);
    if (start?.direction === 'f' && input.startFromHead === false) {
      throw new AwsError('InvalidParameterException', 'a nextForwardToken needs startFromHead true');
    }
    const forward = start ? start.direction === 'f' : input.startFromHead === true;
    const found = pageOf(events, forward, start?.at, input.limit);
    return {
      events: found.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
      nextForwardToken: writeToken('f', found.at(-1) ?? start?.at),
      nextBackwardToken: writeToken('b', found.at(0) ?? start?.at),
    };
  }

  return { PutLogEvents: put, GetLogEvents: get };
}

function pageOf(
  events: readonly StoredEvent[],
  forward: boolean,
  at: Place | undefined,
  limit: number | undefined,
): readonly StoredEvent[] {
  if (forward) return fitPage(at ? events.filter((event) => comparePlaces(event, at) > 0) : events, limit);
  const before = at ? events.filter((event) => comparePlaces(event, at) < 0) : events;
  return fitPage(before.toReversed(), limit).toReversed();
}
