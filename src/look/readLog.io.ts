import { GetLogEventsCommand, type GetLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import { read, refusalName } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { defined } from '../values/defined.ts';
import type { LogLine } from './logLine.ts';
import type { LogPlace } from './logPlace.ts';

type World = Pick<AwsWorld, 'logs'>;

/** What was read of a stream, and from where to go on; without a token the stream is not there yet. */
export interface Page {
  readonly lines: readonly LogLine[];
  readonly token: string | undefined;
}

/** CloudWatch gives up to 10,000 events or 1 MiB at once. Source: API reference of GetLogEvents. */
const mostAtOnce = 10_000;
/** A page may be empty and not the last, so that a bound is needed that lines do not give. */
const mostPages = 50;

/**
 * The last lines of a stream, in the order of time.
 *
 * @param sinceMs only those from then on, in milliseconds since the epoch.
 * @throws ReadFailed.
 */
export async function readLast(
  world: World,
  place: LogPlace,
  { lines: most, sinceMs }: { readonly lines: number; readonly sinceMs: number | undefined },
): Promise<Page> {
  const range = { startFromHead: false, limit: Math.min(most, mostAtOnce), ...defined({ startTime: sinceMs }) };
  let page = await getEvents(world, place, range);
  const { forward: token } = page;
  let lines = page.lines;
  for (let turn = 1; turn < mostPages && lines.length < most && page.backward !== undefined; turn += 1) {
    const before = page.backward;
    page = await getEvents(world, place, { ...range, nextToken: before });
    // The token that comes back is the one that was sent: there is nothing before.
    if (page.backward === before) break;
    lines = [...page.lines, ...lines];
  }
  return { lines: lines.slice(-most), token };
}

/** What has come since. @throws ReadFailed. */
export async function readOn(world: World, place: LogPlace, token: string | undefined): Promise<Page> {
  const lines: LogLine[] = [];
  let at = token;
  for (let turn = 0; turn < mostPages; turn += 1) {
    const page = await getEvents(world, place, { startFromHead: true, ...defined({ nextToken: at }) });
    if (page.forward === at) break;
    lines.push(...page.lines);
    at = page.forward;
    if (at === undefined) break;
  }
  return { lines, token: at };
}

interface Events {
  readonly lines: readonly LogLine[];
  readonly forward: string | undefined;
  readonly backward: string | undefined;
}

async function getEvents(
  { logs }: World,
  { group, stream, container }: LogPlace,
  range: Partial<GetLogEventsCommandInput>,
): Promise<Events> {
  return await read('logs:GetLogEvents', `the log "${stream}" of group "${group}"`, async () => {
    try {
      const input = { ...range, logGroupName: group, logStreamName: stream };
      const { events = [], nextForwardToken, nextBackwardToken } = await logs.send(new GetLogEventsCommand(input));
      const lines = events.map(({ timestamp = 0, message = '' }) => ({ atMs: timestamp, container, message }));
      return { lines, forward: nextForwardToken, backward: nextBackwardToken };
    } catch (error) {
      // A container that has written nothing has no stream; a group that is gone has lost what was written.
      if (refusalName(error) !== 'ResourceNotFoundException' || isOfGroup(error)) throw error;
      return { lines: [], forward: undefined, backward: undefined };
    }
  });
}

function isOfGroup(error: unknown): boolean {
  return error instanceof Error && /log group/i.test(error.message);
}
