import type { GetLogEventsRequest, GetLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Validated } from '../wire/validated.ts';
import { fitPage } from './fitPage.ts';
import { comparePlaces, type Place, readToken, writeToken } from './place.ts';
import { invalid } from './refuse.ts';
import { findGivenGroup, findStream, type LogsState, retainedSinceMs, type StoredEvent } from './state.ts';

/** GetLogEvents. The end is where the token that comes back is the one that was sent: there is always a token. */
export function getEvents(
  state: LogsState,
  input: Validated<GetLogEventsRequest>,
  nowMs: number,
): GetLogEventsResponse {
  const events = eventsBetween(state, input, nowMs);
  const start = input.nextToken === undefined ? undefined : readToken(input.nextToken);
  if (start?.direction === 'f' && input.startFromHead === false) {
    throw invalid('a nextForwardToken needs startFromHead true');
  }
  const forward = start ? start.direction === 'f' : input.startFromHead === true;
  const found = pageOf(events, forward, start?.at, input.limit);
  return {
    events: found.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
    nextForwardToken: writeToken('f', found.at(-1) ?? start?.at),
    nextBackwardToken: writeToken('b', found.at(0) ?? start?.at),
  };
}

function eventsBetween(state: LogsState, input: Validated<GetLogEventsRequest>, nowMs: number): StoredEvent[] {
  const group = findGivenGroup(state, input);
  const fromMs = Math.max(input.startTime ?? 0, retainedSinceMs(group, nowMs));
  const toMs = input.endTime ?? Number.POSITIVE_INFINITY;
  return findStream(group, input.logStreamName)
    .events.filter(({ timestamp }) => timestamp >= fromMs && timestamp < toMs)
    .toSorted(comparePlaces);
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
