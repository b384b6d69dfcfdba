import type { StartQueryRequest } from '@aws-sdk/client-cloudwatch-logs';
import { compileQuery, type Program, type Result } from '../insights/compileQuery.ts';
import type { Validated } from '../wire/validated.ts';
import { givenGroups } from './givenGroups.ts';
import { checkRange, endMs, refuseOutside } from './queryRange.ts';
import { invalid } from './refuse.ts';
import { type GroupState, type LogsState, retainedSinceMs, type StoredEvent } from './state.ts';

type Input = Validated<StartQueryRequest>;

/** A query that was started. */
export interface Query {
  /** What it finds in what the time range held when it was started; worked out once for all pages, until it is forgotten. */
  readonly whole: () => Found;
  /** Lets go of what was worked out, once its last page was read. */
  readonly forget: () => void;
  /** The same of the half that it has looked at while it runs. */
  readonly half: () => Found;
  readonly groups: number;
  status: 'Running' | 'Complete' | 'Cancelled';
}

interface Found extends Result {
  /** How many events were looked at, and the bytes of their messages. */
  readonly scanned: number;
  readonly bytes: number;
}

const mostQueryLength = 10_000;
const mostRows = 100_000;

/** What StartQuery makes of its input, or refuses. Source: its API reference. */
export function newQuery(state: LogsState, input: Input, nowMs: number): Query {
  checkRange(input);
  const groups = givenGroups(state, input);
  if (input.queryString.length > mostQueryLength) {
    throw invalid(`queryString has at most ${mostQueryLength} characters`);
  }
  const program = compileQuery(input.queryString, checkLimit(input.limit));
  for (const group of groups) refuseOutside(group, input, nowMs);
  const closed = groups.find((group) => group.class === 'DELIVERY');
  if (closed) throw invalid(`${closed.name} is of the class Delivery, which cannot be queried`);
  const events = groups.flatMap((group) => eventsOf(group, input, nowMs));
  let found: Found | undefined;
  return {
    whole: () => {
      found ??= find(program, events);
      return found;
    },
    forget: () => {
      found = undefined;
    },
    half: () => find(program, events.slice(0, Math.floor(events.length / 2))),
    groups: groups.length,
    status: 'Running',
  };
}

function find(program: Program, events: readonly StoredEvent[]): Found {
  const bytes = events.reduce((sum, { message }) => sum + Buffer.byteLength(message), 0);
  return { ...program(events), scanned: events.length, bytes };
}

function eventsOf(group: GroupState, input: Input, nowMs: number): StoredEvent[] {
  const fromMs = Math.max(input.startTime * 1000, retainedSinceMs(group, nowMs));
  const toMs = endMs(input);
  return [...group.streams.values()].flatMap(({ events }) =>
    events.filter(({ timestamp, visible }) => visible && timestamp >= fromMs && timestamp <= toMs),
  );
}

function checkLimit(limit: number | undefined): number | undefined {
  if (limit === undefined || (Number.isInteger(limit) && limit >= 1 && limit <= mostRows)) return limit;
  throw invalid(`limit is from 1 to ${mostRows}, not ${limit}`);
}
