import type {
  DescribeLogGroupsResponse,
  GetQueryResultsRequest,
  GetQueryResultsResponse,
  StartQueryRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { page } from '../../local/aws/logs/page.ts';
import type { AwsService } from '../../local/aws/wire/service.ts';
import type { Truth } from './truth.ts';

type Rows = GetQueryResultsResponse['results'];

interface Answer {
  readonly rows: NonNullable<Rows>;
  readonly events: number;
}

/**
 * CloudWatch Logs for the queries of the verification alone, answered from what is known to have been logged: the
 * stand-in would hold ten million events and read each of them. Every other query is an error.
 */
export function insightsOf(truth: Truth): AwsService {
  const answers = new Map<string, Answer>();
  return {
    name: 'CloudWatch Logs',
    target: 'Logs_20140328',
    operations: {
      DescribeLogGroups: (): DescribeLogGroupsResponse => ({
        logGroups: [{ logGroupName: '/bench', creationTime: 0, logGroupClass: 'STANDARD' }],
      }),
      StartQuery: ({ queryString = '' }: StartQueryRequest) => {
        const queryId = `query-${answers.size}`;
        answers.set(queryId, answerTo(truth, queryString));
        return { queryId };
      },
      GetQueryResults: ({ queryId = '', nextToken, maxItems }: GetQueryResultsRequest): GetQueryResultsResponse => {
        const { rows, events } = answers.get(queryId) as Answer;
        const { items, nextToken: next } = page(rows, { limit: maxItems, nextToken }, 10_000);
        const statistics = {
          recordsMatched: events,
          recordsScanned: events,
          bytesScanned: 0,
          resultCount: rows.length,
        };
        return { status: 'Complete', results: [...items], statistics, nextToken: next };
      },
    },
  };
}

/** @throws Error for a query that the verification does not ask */
function answerTo(truth: Truth, query: string): Answer {
  const [, since, until] = /toMillis\(@timestamp\) >= (\d+) and toMillis\(@timestamp\) < (\d+)/.exec(query) ?? [];
  const bin = /\| stats count\(\*\) as events, count\(`hash_high`\)[^|]* by (bin\((\d+)(ms|s|m|h)\))$/.exec(query);
  const isList = /\| fields @timestamp, id as verifyKey0\b[^|]*$/.test(query);
  if (since === undefined || (bin === null && !isList)) throw new Error(`the bench does not know the query ${query}`);
  const range = { fromMs: Number(since), toMs: Number(until) };
  const [from, to] = truth.linesOf(range);
  const rows = bin ? binned(truth, from, to, bin) : listed(truth, from, to);
  return { rows, events: to - from };
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

function binned(truth: Truth, from: number, to: number, [, column = '', amount, unit = '']: RegExpExecArray) {
  const binMs = Number(amount) * (unitMs[unit] as number);
  const rows: NonNullable<Rows> = [];
  for (let line = from; line < to; ) {
    const startMs = Math.floor(truth.timeOf(line) / binMs) * binMs;
    const end = Math.min(to, truth.linesOf({ fromMs: startMs, toMs: startMs + binMs })[1]);
    const [upper, lower] = truth.sumsOf(line, end);
    const count = end - line;
    rows.push(
      rowOf({
        [column]: instant(startMs),
        events: count,
        verifyHash0Count: count,
        verifyHash0Sum: upper,
        verifyHash1Count: count,
        verifyHash1Sum: lower,
      }),
    );
    line = end;
  }
  return rows;
}

function listed(truth: Truth, from: number, to: number) {
  return Array.from({ length: to - from }, (_, at) => {
    const line = from + at;
    const [upper, lower] = truth.sumsOf(line, line + 1);
    return rowOf({
      '@timestamp': instant(truth.timeOf(line)),
      verifyKey0: truth.idOf(line),
      verifyLimb0: upper,
      verifyLimb1: lower,
      '@ptr': `CmEK${line}`.padEnd(80, '='),
    });
  });
}

function rowOf(values: Readonly<Record<string, string | number>>) {
  return Object.entries(values).map(([field, value]) => ({ field, value: String(value) }));
}

function instant(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
}
