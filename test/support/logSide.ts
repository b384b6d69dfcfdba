import {
  CreateLogGroupCommand,
  type CreateLogGroupCommandInput,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { onTestFinished } from 'vitest';
import type { Verify } from '../../src/config/schema.ts';
import { evenGrid } from '../../src/verify/grid.ts';
import { openLogSide } from '../../src/verify/logs/side.io.ts';
import type { LogSide } from '../../src/verify/side.ts';
import type { Window } from '../../src/verify/window.ts';
import type { Clock } from '../../src/world/world.ts';
import { type LocalAws, noonMs, startLocalAws } from './localAws.ts';
import { logSettings } from './logSettings.ts';

export { noonMs };

const minuteMs = 60_000;

/** Five minutes each, from noon on. */
export function windowsFrom(fromMs: number, count: number): readonly Window[] {
  return Array.from({ length: count }, (_, at) => ({
    fromMs: fromMs + at * 5 * minuteMs,
    toMs: fromMs + (at + 1) * 5 * minuteMs,
  }));
}

export type Put = readonly [afterNoonMs: number, message: string];

export interface LogSideAws extends LocalAws {
  /** Its sleep moves the stand-in's time on, so that nothing waits. */
  readonly clock: Clock;
  /** The signal of the run; aborted by some tests. */
  readonly run: AbortController;
  makeGroup(name: string, more?: Partial<CreateLogGroupCommandInput>): Promise<void>;
  put(group: string, events: readonly Put[]): Promise<void>;
  side(settings: Partial<Verify>): LogSide;
}

/** The stand-in of CloudWatch Logs with a group that was made at noon; it is one o'clock. */
export async function startLogSide(
  groups: Readonly<Record<string, readonly Put[]>> = {},
  options: Parameters<typeof startLocalAws>[0] = {},
): Promise<LogSideAws> {
  const aws = await startLocalAws(options);
  onTestFinished(() => aws.close());
  const clock: Clock = { nowMs: aws.time.nowMs, sleep: (ms) => aws.time.advance(ms) };
  const makeGroup = async (logGroupName: string, more = {}) => {
    await aws.logs.send(new CreateLogGroupCommand({ logGroupName, ...more }));
    await aws.logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 'one' }));
  };
  const put = async (logGroupName: string, events: readonly Put[]) => {
    const logEvents = events.map(([afterMs, message]) => ({ timestamp: noonMs + afterMs, message }));
    await aws.logs.send(new PutLogEventsCommand({ logGroupName, logStreamName: 'one', logEvents }));
  };
  for (const name of Object.keys(groups)) await makeGroup(name);
  await aws.time.advance(60 * minuteMs);
  for (const [name, events] of Object.entries(groups)) if (events.length > 0) await put(name, events);
  return {
    ...aws,
    clock,
    run: new AbortController(),
    makeGroup,
    put,
    side: (settings) => openLogSide({ logs: aws.logs, clock }, logSettings(settings), evenGrid(5 * minuteMs)),
  };
}
