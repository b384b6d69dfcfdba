import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { Clock } from '../../src/world/world.ts';

/** What the account allows, and how fast a query is. Source of the quotas: CloudWatch Logs, service quotas. */
const callsPerSecond = 10;
const mostQueries = 100;
/** A query takes a moment, and the longer the more it reads; about what is seen in practice. */
const leastMs = 1_500;
const bytesPerMs = 1_000_000;
/** As large as a line of an access log. */
const eventBytes = 200;

/** Of all calls so far. */
export interface Used {
  queries: number;
  polls: number;
  /** Calls that were refused because of a quota. */
  refused: number;
  bytes: number;
  mostAtOnce: number;
}

interface Query {
  readonly endMs: number;
  readonly bytes: number;
}

/**
 * An account's Logs Insights, held to its quotas: it matches no event of those that it scans. In its place stands no server, so
 * that months pass in a moment.
 */
export function quotaInsights(clock: Pick<Clock, 'nowMs'>, bytesPerDay: number) {
  const used: Used = { queries: 0, polls: 0, refused: 0, bytes: 0, mostAtOnce: 0 };
  const running = new Map<string, Query>();
  const recent: Record<string, number[]> = {};

  function admit(operation: string): void {
    const calls = (recent[operation] ?? []).filter((ms) => ms > clock.nowMs() - 1000);
    recent[operation] = calls;
    if (calls.length >= callsPerSecond) refuse('ThrottlingException');
    calls.push(clock.nowMs());
  }
  function refuse(name: string): never {
    used.refused += 1;
    throw Object.assign(new Error(name), { name, $metadata: { httpStatusCode: 400 } });
  }
  const atOnce = () => [...running.values()].filter(({ endMs }) => endMs > clock.nowMs()).length;

  const operations: Readonly<Record<string, (input: Input) => object>> = {
    DescribeLogGroups: ({ logGroupNamePrefix, logGroupNamePattern, logGroupIdentifiers }) => ({
      logGroups: [
        { logGroupName: logGroupNamePrefix ?? logGroupNamePattern ?? logGroupIdentifiers?.[0], creationTime: 0 },
      ],
    }),
    StartQuery: ({ startTime = 0, endTime = 0 }) => {
      admit('StartQuery');
      if (atOnce() >= mostQueries) refuse('LimitExceededException');
      const bytes = Math.round(((endTime - startTime) / 86_400) * bytesPerDay);
      const queryId = `query-${used.queries}`;
      running.set(queryId, { bytes, endMs: clock.nowMs() + leastMs + bytes / bytesPerMs });
      used.queries += 1;
      used.mostAtOnce = Math.max(used.mostAtOnce, atOnce());
      return { queryId };
    },
    GetQueryResults: ({ queryId = '' }) => {
      admit('GetQueryResults');
      used.polls += 1;
      const { endMs = 0, bytes = 0 } = running.get(queryId) ?? {};
      if (endMs > clock.nowMs()) return { status: 'Running', results: [], queryLanguage: 'CWLI' };
      if (running.delete(queryId)) used.bytes += bytes;
      const statistics = { recordsMatched: 0, recordsScanned: Math.ceil(bytes / eventBytes), bytesScanned: bytes };
      return { status: 'Complete', results: [], statistics, queryLanguage: 'CWLI' };
    },
    StopQuery: ({ queryId = '' }) => ({ success: running.delete(queryId) }),
  };

  const send = async (command: { readonly constructor: { readonly name: string }; readonly input: Input }) => {
    const operation = command.constructor.name.replace(/Command$/, '');
    const answer = operations[operation];
    if (!answer) throw new TypeError(`nothing here answers ${operation}`);
    return answer(command.input);
  };
  return { used, logs: { send } as unknown as Pick<CloudWatchLogsClient, 'send'> };
}

interface Input {
  readonly startTime?: number;
  readonly endTime?: number;
  readonly queryId?: string;
  readonly logGroupNamePrefix?: string;
  readonly logGroupNamePattern?: string;
  readonly logGroupIdentifiers?: readonly string[];
}
