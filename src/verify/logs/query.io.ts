import {
  GetQueryResultsCommand,
  type GetQueryResultsCommandOutput,
  type QueryStatistics,
  type QueryStatus,
  type ResultField,
  StartQueryCommand,
  type StartQueryCommandInput,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { ReadFailed } from '../../errors.ts';
import type { Pace } from '../../world/poll.ts';
import { withTimeLimit } from '../../world/timeLimit.ts';
import { allPages } from './pages.ts';
import { patiently, quotaPace } from './patiently.ts';
import type { LogsWorld } from './world.ts';

/** What a query that is complete gave, with all of its rows. */
export interface Answer {
  readonly results: readonly (readonly ResultField[])[];
  readonly statistics: QueryStatistics | undefined;
}

/**
 * Runs a query to its end. Where the account's quota is used up it waits and tries again, as long as the run goes on. A
 * query whose end was not seen, for whatever reason, is stopped: one that nobody waits for goes on to cost and to count
 * against the quota.
 *
 * @param signal ends the waiting
 * @param onEnded told what the query scanned, which is billed however it ended
 * @throws ReadFailed if it does not end as `Complete`
 */
export async function runQuery(
  world: LogsWorld,
  query: StartQueryCommandInput,
  signal: AbortSignal,
  onEnded: (statistics: QueryStatistics | undefined) => void,
): Promise<Answer> {
  const queryId = await start(world, query, signal);
  const ended = await endOf(world, queryId, signal).catch(async (error: unknown) => {
    await stop(world, queryId);
    throw error;
  });
  onEnded(ended.statistics);
  if (ended.status !== 'Complete') throw new ReadFailed(`the query ended as ${ended.status}`);
  return { statistics: ended.statistics, results: await allRows(world, queryId, ended, signal) };
}

async function start(world: LogsWorld, query: StartQueryCommandInput, signal: AbortSignal): Promise<string> {
  const started = await patiently(world.clock, quotaPace, signal, () => startOnce(world, query, signal));
  if (!signal.aborted) return started;
  await stop(world, started);
  throw signal.reason;
}

/** How long the answer to StartQuery is still waited for when the run is given up: with the stopping within what a Lambda keeps back. */
const lateMs = 500;

/**
 * Not aborted at once with the run: the answer that is on its way names a query that has to be stopped. Where that answer
 * is lost, a query runs whose id nobody has; it ends by its own time-out of 60 minutes at the latest.
 */
async function startOnce(
  { logs, clock }: LogsWorld,
  query: StartQueryCommandInput,
  signal: AbortSignal,
): Promise<string> {
  signal.throwIfAborted();
  const tooLate = new AbortController();
  const giveUp = () => clock.sleep(lateMs).then(() => tooLate.abort(signal.reason));
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const { queryId } = await logs.send(new StartQueryCommand(query), { abortSignal: tooLate.signal });
    if (queryId === undefined) throw new ReadFailed('StartQuery gave no id of a query');
    return queryId;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** A page may have 10,000 rows; but each takes more than 1 kB while it is read, and a small Lambda has 128 MB in all. */
const rowsOfPage = 2500;

const pace: Pace = { firstMs: 200, factor: 1.5, longestMs: 5_000 };

/** A query times out after 60 minutes (GetQueryResults); one that says for longer that it runs is not waited for. */
const longestMs = 65 * 60_000;

async function endOf(world: LogsWorld, queryId: string, signal: AbortSignal): Promise<GetQueryResultsCommandOutput> {
  const lastMs = world.clock.nowMs() + longestMs;
  // No query has ended at once, and GetQueryResults has a quota of calls as well.
  await world.clock.sleep(pace.firstMs, signal);
  return await patiently(world.clock, pace, signal, async () => {
    const answer = await world.logs.send(new GetQueryResultsCommand({ queryId, maxItems: rowsOfPage }), {
      abortSignal: signal,
    });
    if (hasEnded(answer.status)) return answer;
    if (world.clock.nowMs() >= lastMs) throw new ReadFailed('the query did not end, 5 minutes after its own time-out');
    return undefined;
  });
}

/** `Running` carries partial results, which are no count. A state that this was not built for is not waited for either. */
function hasEnded(status: QueryStatus | undefined): boolean {
  switch (status) {
    case 'Complete':
    case 'Failed':
    case 'Cancelled':
    case 'Timeout':
      return true;
    case 'Scheduled':
    case 'Running':
      return false;
    case 'Unknown':
    case undefined:
      break;
  }
  throw new ReadFailed('the state of the query is not known');
}

/** The last page is the one without a token. Source: GetQueryResults. */
async function allRows(
  { logs, clock }: LogsWorld,
  queryId: string,
  first: GetQueryResultsCommandOutput,
  abortSignal: AbortSignal,
): Promise<readonly (readonly ResultField[])[]> {
  const pages = await allPages(first, (nextToken) =>
    patiently(clock, pace, abortSignal, () =>
      logs.send(new GetQueryResultsCommand({ queryId, nextToken, maxItems: rowsOfPage }), { abortSignal }),
    ),
  );
  const other = pages.find(({ status }) => status !== 'Complete');
  if (other) throw new ReadFailed(`the query is ${other.status} on a later page`);
  return pages.flatMap(({ results = [] }) => results);
}

const stopMs = 1000;

/** Waited for, since a Lambda is frozen as soon as it has answered; but not for long, and whether it worked changes nothing. */
async function stop({ logs, clock }: LogsWorld, queryId: string): Promise<void> {
  const limit = { limitMs: stopMs, reason: new ReadFailed('no answer to StopQuery') };
  await withTimeLimit(clock, limit, (abortSignal) =>
    logs.send(new StopQueryCommand({ queryId }), { abortSignal }),
  ).catch(() => {});
}
