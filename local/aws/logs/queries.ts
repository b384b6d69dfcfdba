import { randomUUID } from 'node:crypto';
import type {
  GetQueryResultsRequest,
  GetQueryResultsResponse,
  StartQueryRequest,
  StopQueryRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { compileQuery, type Program } from '../insights/compileQuery.ts';
import { AwsError } from '../wire/awsError.ts';
import { page } from '../wire/page.ts';
import type { Operations } from '../wire/service.ts';
import type { Time } from '../wire/time.ts';
import type { Validated } from '../wire/validated.ts';
import { makeRate } from './rate.ts';
import { findGroup, type GroupState, type LogsState, retainedSinceMs, type StoredEvent } from './state.ts';

export interface QueryLimits {
  /** How long a query runs, in AWS's time; meanwhile it answers with partial results. */
  readonly queryMs?: number;
  /** Calls of StartQuery, and of GetQueryResults, in a second. Not limited when not given; AWS's quota is 10. */
  readonly callsPerSecond?: number;
}

interface QueryState {
  readonly program: Program;
  /** What the time range held when the query was started. */
  readonly events: readonly StoredEvent[];
  readonly groups: number;
  status: 'Running' | 'Complete' | 'Cancelled';
}

const mostConcurrent = 100;
const mostQueryLength = 10_000;
const mostGroups = 50;
const mostRows = 100_000;
const defaultQueryMs = 1000;

export function queryOperations(state: LogsState, time: Time, limits: QueryLimits): Operations {
  const queries = new Map<string, QueryState>();
  const startRate = makeRate(limits.callsPerSecond, time);
  const resultsRate = makeRate(limits.callsPerSecond, time);

  function start(input: Validated<StartQueryRequest>): { queryId: string } {
    startRate.take();
    checkRange(input);
    const groups = givenGroups(input).map((name) => findGroup(state, name));
    if (input.queryString.length > mostQueryLength) {
      throw new AwsError('InvalidParameterException', `queryString has at most ${mostQueryLength} characters`);
    }
    const program = compileQuery(input.queryString, checkLimit(input.limit));
    if ([...queries.values()].filter(({ status }) => status === 'Running').length >= mostConcurrent) {
      throw new AwsError('LimitExceededException', `there are ${mostConcurrent} queries running already`);
    }
    const events = groups.flatMap((group) => eventsOf(group, input, time.nowMs()));
    const query: QueryState = { program, events, groups: groups.length, status: 'Running' };
    const queryId = randomUUID();
    queries.set(queryId, query);
    // The wait rejects only when the cloud is closed; the query then stays as it is.
    finish(query, time.sleep(limits.queryMs ?? defaultQueryMs)).catch(() => undefined);
    return { queryId };
  }

  function results(input: Validated<GetQueryResultsRequest>): GetQueryResultsResponse {
    resultsRate.take();
    const query = findQuery(queries, input.queryId);
    // While it runs the query has looked at a part of the events only, and answers with what it has.
    const seen =
      query.status === 'Complete' ? query.events : query.events.slice(0, Math.floor(query.events.length / 2));
    const { rows, matched } = query.program(seen);
    const request = {
      size: input.maxItems,
      token: input.nextToken,
      most: 10_000,
      invalid: 'InvalidParameterException',
    };
    const { items, nextToken } = page(rows, request);
    return {
      queryLanguage: 'CWLI',
      status: query.status,
      results: [...items],
      statistics: {
        recordsMatched: matched,
        recordsScanned: seen.length,
        bytesScanned: seen.reduce((sum, { message }) => sum + Buffer.byteLength(message), 0),
        logGroupsScanned: query.groups,
        resultCount: rows.length,
      },
      nextToken,
    };
  }

  function stop(input: Validated<StopQueryRequest>): { success: boolean } {
    const query = findQuery(queries, input.queryId);
    if (query.status !== 'Running') {
      throw new AwsError('InvalidParameterException', `the query ${input.queryId} is not running`);
    }
    query.status = 'Cancelled';
    return { success: true };
  }

  return { StartQuery: start, GetQueryResults: results, StopQuery: stop };
}

async function finish(query: QueryState, ran: Promise<void>): Promise<void> {
  await ran;
  if (query.status === 'Running') query.status = 'Complete';
}

function findQuery(queries: ReadonlyMap<string, QueryState>, id: string): QueryState {
  const query = queries.get(id);
  if (!query) throw new AwsError('ResourceNotFoundException', `there is no query ${id}`);
  return query;
}

/** The range is in whole seconds, and the seconds of both ends belong to it: neighbouring ranges share one. */
function eventsOf(group: GroupState, input: Validated<StartQueryRequest>, nowMs: number): StoredEvent[] {
  const fromMs = Math.max(input.startTime * 1000, retainedSinceMs(group, nowMs));
  const toMs = (input.endTime + 1) * 1000;
  return [...group.streams.values()].flatMap(({ events }) =>
    events.filter(({ timestamp, visible }) => visible && timestamp >= fromMs && timestamp < toMs),
  );
}

function checkRange({ startTime, endTime }: { readonly startTime: number; readonly endTime: number }): void {
  if (!Number.isSafeInteger(startTime) || !Number.isSafeInteger(endTime) || startTime < 0) {
    throw new AwsError('InvalidParameterException', 'startTime and endTime are whole seconds since the epoch');
  }
  if (endTime < startTime) throw new AwsError('InvalidParameterException', 'endTime is before startTime');
}

function checkLimit(limit: number | undefined): number | undefined {
  if (limit === undefined || (Number.isInteger(limit) && limit >= 1 && limit <= mostRows)) return limit;
  throw new AwsError('InvalidParameterException', `limit is from 1 to ${mostRows}, not ${limit}`);
}

function givenGroups(input: Validated<StartQueryRequest>): readonly string[] {
  const one = input.logGroupName === undefined ? undefined : [input.logGroupName];
  const given = [one, input.logGroupNames, input.logGroupIdentifiers].filter((names) => names !== undefined);
  const [names = [], ...more] = given;
  if (more.length > 0 || names.length === 0) {
    throw new AwsError('InvalidParameterException', 'give logGroupName, logGroupNames or logGroupIdentifiers');
  }
  if (names.length > mostGroups) {
    throw new AwsError('InvalidParameterException', `a query has at most ${mostGroups} log groups`);
  }
  return names;
}
