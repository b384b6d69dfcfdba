import { randomUUID } from 'node:crypto';
import type { GetQueryResultsRequest, StartQueryRequest, StopQueryRequest } from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../wire/awsError.ts';
import type { Operations } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';
import type { Context } from './context.ts';
import { newQuery, type Query } from './query.ts';
import { queryResults } from './queryResults.ts';
import { makeRate } from './rate.ts';
import { invalid } from './refuse.ts';

export interface QueryLimits {
  /** How long a query answers with partial results before it is complete, in AWS's time. 1 second by default. */
  readonly queryMs?: number;
  /** The quota of StartQuery and of GetQueryResults each; none by default, AWS's is 10. */
  readonly callsPerSecond?: number;
}

type Queries = Map<string, Query>;

const mostConcurrent = 100;
const defaultQueryMs = 1000;

export function queryOperations(
  context: Context,
  { queryMs = defaultQueryMs, callsPerSecond }: QueryLimits,
): Operations {
  const { time } = context;
  const queries: Queries = new Map();
  const startRate = makeRate(callsPerSecond, time);
  const resultsRate = makeRate(callsPerSecond, time);
  return {
    StartQuery: (input: Validated<StartQueryRequest>) => {
      startRate.take();
      return start(context, queries, input, queryMs);
    },
    GetQueryResults: (input: Validated<GetQueryResultsRequest>) => {
      resultsRate.take();
      return queryResults(findQuery(queries, input.queryId), input);
    },
    StopQuery: (input: Validated<StopQueryRequest>) => stop(findQuery(queries, input.queryId)),
  };
}

function start(
  { state, time }: Context,
  queries: Queries,
  input: Validated<StartQueryRequest>,
  queryMs: number,
): { queryId: string } {
  const query = newQuery(state, input, time.nowMs());
  if ([...queries.values()].filter(({ status }) => status === 'Running').length >= mostConcurrent) {
    throw new AwsError('LimitExceededException', `there are ${mostConcurrent} queries running already`);
  }
  const queryId = randomUUID();
  queries.set(queryId, query);
  // The wait rejects only when the cloud is closed; the query then stays as it is.
  finish(query, time.sleep(queryMs)).catch(() => undefined);
  return { queryId };
}

async function finish(query: Query, ran: Promise<void>): Promise<void> {
  await ran;
  if (query.status === 'Running') query.status = 'Complete';
}

function stop(query: Query): { success: boolean } {
  if (query.status !== 'Running') throw invalid(`a query that is ${query.status} cannot be stopped`);
  query.status = 'Cancelled';
  return { success: true };
}

function findQuery(queries: Queries, id: string): Query {
  const query = queries.get(id);
  if (!query) throw new AwsError('ResourceNotFoundException', `there is no query ${id}`);
  return query;
}
