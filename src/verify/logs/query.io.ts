import {
  type CloudWatchLogsClient,
  GetQueryResultsCommand,
  type GetQueryResultsCommandOutput,
  type QueryStatus,
  StartQueryCommand,
  type StartQueryCommandInput,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { ReadFailed } from '../../errors.ts';
import { poll } from '../../world/poll.ts';
import type { Clock } from '../../world/world.ts';
import { withTimeLimit } from '../timeLimit.ts';

export interface LogsWorld {
  readonly logs: Pick<CloudWatchLogsClient, 'send'>;
  readonly clock: Clock;
}

type Answer = GetQueryResultsCommandOutput;

/**
 * Runs a query to its end. Throttled calls are repeated by the client; what is refused even then throws. A query whose
 * end was not seen, for whatever reason, is stopped: one that nobody waits for goes on to cost and to count against the
 * quota.
 *
 * @param signal ends the waiting; throws its reason
 * @throws ReadFailed if it does not end as `Complete`, with all of its rows
 */
export async function runQuery(world: LogsWorld, query: StartQueryCommandInput, signal: AbortSignal): Promise<Answer> {
  // Where the answer to this call is lost, a query runs whose id nobody has. It cannot be stopped, and ends by its own
  // time-out of 60 minutes at the latest; nor is it known from others by its text, which another run may have started.
  const { queryId } = await world.logs.send(new StartQueryCommand(query), { abortSignal: signal });
  const answer = await endOf(world, queryId, signal).catch(async (error: unknown) => {
    await stop(world, queryId);
    throw error;
  });
  if (answer.status !== 'Complete') throw new ReadFailed(`the query ended as ${answer.status}`);
  if (answer.nextToken !== undefined) throw new ReadFailed('the query has more rows than were asked for');
  return answer;
}

const pace = { firstMs: 200, factor: 1.5, longestMs: 5_000 };

async function endOf({ logs, clock }: LogsWorld, queryId: string | undefined, signal: AbortSignal): Promise<Answer> {
  // No query has ended at once, and GetQueryResults has a quota of calls as well.
  await clock.sleep(pace.firstMs, signal);
  const polled = await poll(
    clock,
    async () => {
      const answer = await logs.send(new GetQueryResultsCommand({ queryId }), { abortSignal: signal });
      return hasEnded(answer.status) ? answer : undefined;
    },
    { pace, limitMs: Number.POSITIVE_INFINITY, signal },
  );
  if (polled.kind === 'found') return polled.value;
  throw signal.reason;
}

/** `Running` carries partial results, which are no count. */
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
      throw new ReadFailed('the state of the query is not known');
  }
}

/** Less than what the Lambda keeps back of its time. */
const stopMs = 1000;

/** Waited for, since a Lambda is frozen as soon as it has answered; but not for long, and whether it worked changes nothing. */
async function stop({ logs, clock }: LogsWorld, queryId: string | undefined): Promise<void> {
  const limit = { limitMs: stopMs, reason: new ReadFailed('no answer to StopQuery') };
  await withTimeLimit(clock, limit, (abortSignal) =>
    logs.send(new StopQueryCommand({ queryId }), { abortSignal }),
  ).catch(() => {});
}
