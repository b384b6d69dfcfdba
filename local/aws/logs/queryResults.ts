import type { GetQueryResultsRequest, GetQueryResultsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Validated } from '../wire/validated.ts';
import { page } from './page.ts';
import type { Query } from './query.ts';

const mostRowsAtOnce = 10_000;

/** GetQueryResults. While a query runs it has looked at a part of the events only, and answers with what it has. */
export function queryResults(query: Query, input: Validated<GetQueryResultsRequest>): GetQueryResultsResponse {
  const { rows, matched, scanned, bytes } = query.status === 'Complete' ? query.whole() : query.half();
  const { items, nextToken } = page(rows, { limit: input.maxItems, nextToken: input.nextToken }, mostRowsAtOnce);
  if (nextToken === undefined) query.forget();
  return {
    queryLanguage: 'CWLI',
    status: query.status,
    results: [...items],
    statistics: {
      recordsMatched: matched,
      recordsScanned: scanned,
      bytesScanned: bytes,
      logGroupsScanned: query.groups,
      resultCount: rows.length,
    },
    nextToken,
  };
}
