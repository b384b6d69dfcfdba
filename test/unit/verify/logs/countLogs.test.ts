import { expect, test } from 'vitest';
import { countLogs } from '../../../../src/verify/logs/countLogs.io.ts';
import { virtualClock } from '../virtualClock.ts';
import { type Answer, scriptedLogs } from './scriptedLogs.ts';

const stretch = { fromMs: Date.UTC(2026, 10, 22, 10), windowMs: 300_000, count: 2 };
const complete = (events: string) => ({
  status: 'Complete',
  results: [
    [
      { field: 'bin(5m)', value: '2026-11-22 10:05:00.000' },
      { field: 'events', value: events },
    ],
  ],
  statistics: { recordsScanned: 9, bytesScanned: 900 },
});

async function count(groups: readonly string[], results: readonly Answer[], windows = stretch) {
  const clock = virtualClock();
  const client = scriptedLogs({ StartQuery: [{ queryId: 'q-1' }], GetQueryResults: results });
  const counted = countLogs(
    { logs: client.logs, clock },
    groups.map((group) => ({ group })),
    windows,
    new AbortController().signal,
  );
  await clock.pass(60_000);
  return { ...(await counted), sent: client.sent, inputs: client.inputs };
}

test('groups are added up, and so is what was scanned', async () => {
  const { counts, scanned } = await count(['/app', '/old'], [complete('5'), complete('7')]);
  expect(counts).toEqual([
    { kind: 'known', value: 0n },
    { kind: 'known', value: 12n },
  ]);
  expect(scanned).toEqual({ records: 18, bytes: 1800 });
});

test('one group that cannot be read makes every window unknown, whatever the others hold', async () => {
  const { counts } = await count(['/app', '/old'], [complete('5'), { status: 'Failed' }]);
  const unknown = { kind: 'unknown', because: '/old: the query ended as Failed' };
  expect(counts).toEqual([unknown, unknown]);
});

test('a row that is not understood makes its windows unknown', async () => {
  const { counts } = await count(['/app'], [{ ...complete('5'), results: [[{ field: 'bin(5m)', value: 'noon' }]] }]);
  expect(counts[0]).toEqual({ kind: 'unknown', because: '/app: the query gave a row that is not understood' });
});

test('no windows need no query', async () => {
  const { counts, sent } = await count(['/app'], [], { ...stretch, count: 0 });
  expect([counts, sent]).toEqual([[], []]);
});

test.each([
  { count: 10_000, queries: 1 },
  { count: 10_001, queries: 2 },
])('$count windows of one bin each are $queries queries', async ({ count: windows, queries }) => {
  const none = { status: 'Complete', results: [] };
  const { counts, sent } = await count(['/app'], [none], { fromMs: 0, windowMs: 60_000, count: windows });
  expect(counts).toHaveLength(windows);
  expect(sent.filter((operation) => operation === 'StartQuery')).toHaveLength(queries);
});

test.each([
  { group: '/app', input: { logGroupName: '/app' } },
  {
    group: 'arn:aws:logs:eu-west-1:123456789012:log-group:/app:*',
    input: { logGroupIdentifiers: ['arn:aws:logs:eu-west-1:123456789012:log-group:/app'] },
  },
])('$group is named as StartQuery takes it', async ({ group, input }) => {
  const { inputs } = await count([group], [complete('5')]);
  expect(inputs[0]).toMatchObject(input);
});

test('five queries run at a time, and the sixth starts when one of them has ended', async () => {
  const clock = virtualClock();
  const running = Array.from({ length: 5 }, () => ({ status: 'Running' }));
  const client = scriptedLogs({
    StartQuery: [{ queryId: 'q-1' }],
    GetQueryResults: [...running, complete('5')],
  });
  const groups = ['/1', '/2', '/3', '/4', '/5', '/6'].map((group) => ({ group }));
  const starts = () => client.sent.filter((operation) => operation === 'StartQuery').length;
  const counted = countLogs({ logs: client.logs, clock }, groups, stretch, new AbortController().signal);
  await clock.pass(399);
  expect(starts()).toBe(5);
  await clock.pass(1);
  expect(starts()).toBe(6);
  await clock.pass(60_000);
  expect((await counted).counts[1]).toEqual({ kind: 'known', value: 30n });
});

test('a run whose time is over says so, and not how the call ended', async () => {
  const clock = virtualClock();
  const client = scriptedLogs({ StartQuery: [{ queryId: 'q-1' }], GetQueryResults: ['never'] });
  const cancel = new AbortController();
  const counted = countLogs({ logs: client.logs, clock }, [{ group: '/app' }], stretch, cancel.signal);
  await clock.pass(200);
  cancel.abort(new Error('the time is over'));
  expect((await counted).counts[0]).toEqual({ kind: 'unknown', because: '/app: Error: the time is over' });
});
