import {
  GetQueryResultsCommand,
  StartQueryCommand,
  type StartQueryCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { jumpingClock } from '../../../../scripts/quotas/clock.ts';
import { quotaInsights } from '../../../../scripts/quotas/insights.ts';

const query: StartQueryCommandInput = { startTime: 0, endTime: 86_400, queryString: 'stats count(*)' };

test('the eleventh query of a second is throttled, and one a second later is not', async () => {
  const clock = jumpingClock(0);
  const { logs, used } = quotaInsights(clock, 1e9);
  const start = () => logs.send(new StartQueryCommand(query));
  for (let call = 0; call < 10; call += 1) await start();
  await expect(start()).rejects.toMatchObject({ name: 'ThrottlingException' });
  await clock.until(clock.sleep(1000));
  await expect(start()).resolves.toEqual({ queryId: 'query-10' });
  expect(used).toMatchObject({ queries: 11, refused: 1 });
});

test('the hundred and first query at a time is refused', async () => {
  const clock = jumpingClock(0);
  const { logs, used } = quotaInsights(clock, 1e12);
  const start = async () => {
    await clock.until(clock.sleep(200));
    return await logs.send(new StartQueryCommand(query));
  };
  for (let call = 0; call < 100; call += 1) await start();
  await expect(start()).rejects.toMatchObject({ name: 'LimitExceededException' });
  expect(used.mostAtOnce).toBe(100);
});

test('a query is complete after what it reads, and is billed by that', async () => {
  const clock = jumpingClock(0);
  const { logs, used } = quotaInsights(clock, 1e9);
  const { queryId } = await logs.send(new StartQueryCommand(query));
  const status = async () => (await logs.send(new GetQueryResultsCommand({ queryId }))).status;
  await clock.until(clock.sleep(2499));
  expect([await status(), used.bytes]).toEqual(['Running', 0]);
  await clock.until(clock.sleep(1));
  expect([await status(), used.bytes]).toEqual(['Complete', 1e9]);
  expect(await status()).toBe('Complete');
  expect(used.bytes).toBe(1e9);
});

test('pauses end in the order of their ends, and time stands where the last one ended', async () => {
  const clock = jumpingClock(5);
  const ended: number[] = [];
  const pause = async (ms: number) => {
    await clock.sleep(ms);
    ended.push(clock.nowMs());
  };
  await clock.until(Promise.all([pause(30), pause(10), pause(20)]));
  expect([...ended, clock.nowMs()]).toEqual([15, 25, 35, 35]);
});
