import {
  type CloudWatchLogsClient,
  GetQueryResultsCommand,
  type GetQueryResultsCommandOutput,
  type QueryStatus,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Verify } from '../config/schema.ts';
import { ReadFailed } from '../errors.ts';
import type { Clock } from '../world/world.ts';
import { because } from './because.ts';
import { addCounts, known, unknown } from './count.ts';
import { binOf, countQuery, readCounts, slicesOf } from './insights.ts';
import type { Scanned } from './report.ts';
import type { Count, Window } from './verdict.ts';
import { spanOf } from './window.ts';

export interface LogsWorld {
  readonly logs: Pick<CloudWatchLogsClient, 'send'>;
  readonly clock: Clock;
}

export interface LogCounts {
  /** One for each window, in their order. */
  readonly counts: readonly Count[];
  readonly scanned: Scanned;
}

type Group = Verify['logs'][number];

/**
 * Counts the log events of each window by Logs Insights: one query for a group and up to 10,000 bins; groups are
 * added up. A query that does not end as `Complete`, for whatever reason, makes its windows unknown; nothing throws.
 *
 * @param windows aligned, of equal length, each following the one before
 * @param signal ends the waiting; what is not counted by then is unknown
 */
export async function countLogs(
  world: LogsWorld,
  groups: readonly Group[],
  windows: readonly Window[],
  signal: AbortSignal,
): Promise<LogCounts> {
  const counted = await eachOf(groups, (group) => countGroup(world, group, windows, signal));
  return {
    counts: windows.map((_, at) => counted.map(({ counts }) => counts[at] ?? unknown('not counted')).reduce(addCounts)),
    scanned: sumScanned(counted),
  };
}

/** An account has 100 queries at a time, and others ask too. Source: the quotas of CloudWatch Logs. */
const queriesAtOnce = 5;

async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of waiting) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: queriesAtOnce }, worker));
  return results;
}

async function countGroup(
  world: LogsWorld,
  group: Group,
  windows: readonly Window[],
  signal: AbortSignal,
): Promise<LogCounts> {
  const slices: LogCounts[] = [];
  for (const slice of slicesOf(windows)) slices.push(await countSlice(world, group, slice, signal));
  return { counts: slices.flatMap(({ counts }) => counts), scanned: sumScanned(slices) };
}

async function countSlice(
  world: LogsWorld,
  group: Group,
  slice: readonly Window[],
  signal: AbortSignal,
): Promise<LogCounts> {
  try {
    const { fromMs, toMs } = spanOf(slice);
    const bin = binOf(slice);
    const input = { ...named(group.group), ...countQuery({ fromMs, toMs }, bin, group.filter) };
    const { results = [], statistics } = await runQuery(world, input, signal);
    return {
      counts: readCounts(results, slice, bin).map(known),
      scanned: { records: statistics?.recordsScanned ?? 0, bytes: statistics?.bytesScanned ?? 0 },
    };
  } catch (error) {
    const reason = `${group.group}: ${because(signal.aborted ? signal.reason : error)}`;
    return { counts: slice.map(() => unknown(reason)), scanned: nothing };
  }
}

/** A group of another account is named by its ARN, which the API takes under another name. */
function named(group: string) {
  return group.startsWith('arn:') ? { logGroupIdentifiers: [group.replace(/:\*$/, '')] } : { logGroupName: group };
}

/** Less than what the Lambda keeps back of its time. */
const stopMs = 1000;

type Query = ReturnType<typeof named> & ReturnType<typeof countQuery>;

/** Throttled calls are repeated by the client; what is refused even then throws. */
async function runQuery(
  { logs, clock }: LogsWorld,
  query: Query,
  signal: AbortSignal,
): Promise<GetQueryResultsCommandOutput> {
  const { queryId } = await logs.send(new StartQueryCommand(query), { abortSignal: signal });
  try {
    for (let waitMs = 200; ; waitMs = Math.min(waitMs * 1.5, 5000)) {
      await clock.sleep(waitMs, signal);
      const answer = await logs.send(new GetQueryResultsCommand({ queryId }), { abortSignal: signal });
      if (!isComplete(answer.status ?? 'Unknown')) continue;
      if (answer.nextToken === undefined) return answer;
      throw new ReadFailed('the query has more rows than were asked for');
    }
  } catch (error) {
    // A query that nobody waits for goes on to cost and to count against the quota. Waited for, since a Lambda is
    // frozen as soon as it has answered; but not for long, and whether it worked changes nothing here.
    if (signal.aborted) {
      await logs.send(new StopQueryCommand({ queryId }), { abortSignal: AbortSignal.timeout(stopMs) }).catch(() => {});
    }
    throw error;
  }
}

/** `Running` carries partial results, which are no count. */
function isComplete(status: QueryStatus): boolean {
  switch (status) {
    case 'Complete':
      return true;
    case 'Scheduled':
    case 'Running':
      return false;
    case 'Failed':
    case 'Cancelled':
    case 'Timeout':
    case 'Unknown':
      throw new ReadFailed(`the query ended as ${status}`);
  }
}

const nothing: Scanned = { records: 0, bytes: 0 };

function sumScanned(parts: readonly LogCounts[]): Scanned {
  return parts.reduce(
    (sum, { scanned }) => ({ records: sum.records + scanned.records, bytes: sum.bytes + scanned.bytes }),
    nothing,
  );
}
