import type {
  FilteredLogEvent,
  FilterLogEventsRequest,
  FilterLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Validated } from '../wire/validated.ts';
import { fitPage } from './fitPage.ts';
import { matchesPattern } from './pattern.ts';
import { comparePlaces, readToken, writeToken } from './place.ts';
import { invalid } from './refuse.ts';
import { findGivenGroup, type LogsState, retainedSinceMs, type StoredEvent } from './state.ts';

type Input = Validated<FilterLogEventsRequest>;

/** How many events one call looks at; where none of them matches, the page is empty and not the last. */
const scannedAtOnce = 10_000;

/** FilterLogEvents: the streams of a group together, by time. The last page is the one without a token. */
export function filterEvents(state: LogsState, input: Input, nowMs: number): FilterLogEventsResponse {
  const matches = matchesPattern(input.filterPattern ?? '');
  const token = input.nextToken === undefined ? undefined : readToken(input.nextToken);
  const direction = token?.direction ?? (input.startFromHead === false ? 'b' : 'f');
  const ascending = selectEvents(state, input, nowMs).toSorted(comparePlaces);
  const ordered = direction === 'f' ? ascending : ascending.toReversed();
  const rest = token ? ordered.filter((event) => isBeyond(event, token)) : ordered;
  const scanned = rest.slice(0, scannedAtOnce);
  const matching = scanned.filter(({ message }) => matches(message));
  const found = fitPage(matching, input.limit);
  // The next page goes on behind what was scanned, or behind the last match if not all matches had room.
  const reached = found.length < matching.length ? found.at(-1) : scanned.at(-1);
  const more = reached !== undefined && reached !== rest.at(-1);
  const nextToken = more ? writeToken(direction, reached) : undefined;
  return { events: found.map(describeEvent), searchedLogStreams: [], nextToken };
}

function selectEvents(state: LogsState, input: Input, nowMs: number): readonly StoredEvent[] {
  const group = findGivenGroup(state, input);
  const { logStreamNames: names, logStreamNamePrefix: prefix } = input;
  if (names !== undefined && prefix !== undefined) {
    throw invalid('logStreamNames and logStreamNamePrefix exclude each other');
  }
  const fromMs = Math.max(input.startTime ?? 0, retainedSinceMs(group, nowMs));
  const toMs = input.endTime ?? Number.POSITIVE_INFINITY;
  return [...group.streams.values()]
    .filter(({ name }) => (names?.includes(name) ?? true) && name.startsWith(prefix ?? ''))
    .flatMap(({ events }) => events.filter(({ timestamp }) => timestamp >= fromMs && timestamp <= toMs));
}

function isBeyond(event: StoredEvent, token: ReturnType<typeof readToken>): boolean {
  const order = comparePlaces(event, token.at);
  return token.direction === 'f' ? order > 0 : order < 0;
}

function describeEvent(event: StoredEvent): FilteredLogEvent {
  return {
    logStreamName: event.stream,
    timestamp: event.timestamp,
    message: event.message,
    ingestionTime: event.ingestionTime,
    eventId: String(event.sequence).padStart(56, '0'),
  };
}
