import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handler } from '../../../lambda/handler.ts';
import { startDatabase, type TestDatabase } from '../../support/databases.ts';
import { type LogCloud, startLogCloud, useCloud } from '../../support/logEvents.ts';

const minute = 60_000;
const start = Math.floor(Date.now() / (60 * minute)) * 60 * minute - 60 * minute;
const secret = 'arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:database-AbCdEf';
const verify = {
  logs: [{ group: '/app' }],
  database: { engine: 'postgres', secret, table: 'access_log', time: 'logged_at' },
};
const range = { from: new Date(start).toISOString(), to: start + 10 * minute };
const timeLeft = (ms: number) => ({ getRemainingTimeInMillis: () => ms });

let database: TestDatabase;
let logs: LogCloud;
let restore = () => {};

beforeAll(async () => {
  database = await startDatabase('pglite');
  logs = await startLogCloud({ [secret]: database.url });
  restore = useCloud(logs.cloud.endpoint);
  await logs.put('/app', [start, start + 1, start + 6 * minute], () => ({ line: 'a line that nobody may see' }));
  await database.query('CREATE TABLE access_log (logged_at timestamptz)');
  await database.query('INSERT INTO access_log VALUES ($1), ($2)', [new Date(start), new Date(start + 6 * minute)]);
});
afterAll(async () => {
  restore();
  await logs?.close();
  await database?.stop();
});

test('an invocation returns the report, and logs one line of counts with the windows that did not match', async () => {
  const printed: unknown[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(line));
  const report = await handler({ verify, ...range }, timeLeft(60_000));
  log.mockRestore();
  expect(report.windows).toMatchObject([
    { from: range.from, logs: '2', rows: '1', verdict: 'missing', difference: '-1' },
    { logs: '1', rows: '1', verdict: 'matched' },
  ]);
  expect(printed).toHaveLength(1);
  expect(JSON.parse(String(printed[0]))).toMatchObject({
    verified: { matched: 1, missing: 1, extra: 0, unknown: 0, missingLines: '1', extraRows: '0' },
    from: range.from,
    unmatched: [{ from: range.from, logs: '2', rows: '1', verdict: 'missing' }],
    scanned: { records: 3 },
  });
  expect(String(printed[0])).not.toMatch(/nobody|postgres:/);
});

test('time that runs out leaves windows unknown, and is no error', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const report = await handler({ verify, ...range }, timeLeft(2000));
  log.mockRestore();
  expect(report.totals).toMatchObject({ matched: 0, missing: 0, unknown: 2 });
  expect(report.windows[0]?.because).toContain(
    'log: /app: no answer in the time that this run has (give the function a longer timeout, such as 5 minutes)',
  );
});

test('a section that cannot be used is an error, and nothing is asked', async () => {
  const before = logs.cloud.calls.length;
  await expect(handler({ verify: { logs: [] } }, timeLeft(60_000))).rejects.toThrow('nothing was verified');
  expect(logs.cloud.calls).toHaveLength(before);
});
