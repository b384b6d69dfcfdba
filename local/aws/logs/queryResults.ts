import type { GetQueryResultsRequest, GetQueryResultsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Validated } from '../wire/validated.ts';
import { page } from './page.ts';
import type { Query } from './query.ts';

const mostRowsAtOnce = 10_000;

/** GetQueryResults. While a query runs it has looked at a part of the events only, and answers with what it has. */
export function queryResults(query: Query, input: Validated<GetQueryResultsRequest>): GetQueryResultsResponse {
  const half = Math.floor(query.events.length / 2);
  const seen = query.status === 'Complete' ? query.events : query.events.slice(0, half);
  const { rows, matched } = query.program(seen);
  const { items, nextToken } = page(rows, { limit: input.maxItems, nextToken: input.nextToken }, mostRowsAtOnce);
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
