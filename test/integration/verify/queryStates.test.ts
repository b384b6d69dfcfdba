import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { evenGrid } from '../../../src/verify/grid.ts';
import { openVerifyWorld } from '../../../src/verify/index.ts';
import { openLogSide } from '../../../src/verify/logs/side.io.ts';
import { useCloud } from '../../support/logEvents.ts';
import { logSettings } from '../../support/logSettings.ts';

const from = Date.UTC(2026, 10, 22, 10);
const windows = [
  { fromMs: from, toMs: from + 300_000 },
  { fromMs: from + 300_000, toMs: from + 600_000 },
];
const results = (events: string) => [
  [
    { field: 'bin(5m)', value: '2026-11-22 10:05:00.000' },
    { field: 'events', value: events },
  ],
];
const complete = (events: number) => ({
  status: 200,
  body: {
    status: 'Complete',
    results: results(String(events)),
    statistics: { recordsMatched: events, recordsScanned: 9, bytesScanned: 900 },
  },
});
const described = { logGroups: [{ logGroupName: '/app', creationTime: 0 }] };

type Answer = { readonly status: number; readonly body: object } | 'never';

/** A service that gives these answers to GetQueryResults in turn, the last one for ever. The stand-in's queries never fail. */
async function scripted(answers: readonly Answer[]) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const polls = asked.filter((name) => name === 'GetQueryResults').length;
    asked.push(operation);
    const answer =
      operation === 'GetQueryResults' ? (answers[Math.min(polls, answers.length - 1)] ?? 'never') : undefined;
    if (answer === 'never') return;
    const other = operation === 'DescribeLogGroups' ? described : { queryId: 'q-1' };
    response.writeHead(answer?.status ?? 200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(answer?.body ?? other));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const restore = useCloud(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  closing.push(() => {
    restore();
    server.closeAllConnections();
    server.close();
  });
  return asked;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const open = () => openLogSide(openVerifyWorld(), logSettings({}), evenGrid(300_000));
const count = (signal = new AbortController().signal) => open().tally(windows, signal);
const known = (value: bigint) => ({ kind: 'known', value: { count: value, sum: undefined } });
const unknown = (because: string) => ({ kind: 'unknown', because });

describe('how a query ends', () => {
  test('only the complete answer is a count, not the partial ones before it', async () => {
    const asked = await scripted([
      { status: 200, body: { status: 'Scheduled', results: [] } },
      { status: 200, body: { status: 'Running', results: results('3') } },
      complete(5),
    ]);
    const side = open();
    expect(await side.tally(windows, new AbortController().signal)).toEqual([known(0n), known(5n)]);
    expect(side.scanned()).toEqual({ queries: 1, records: 9, bytes: 900 });
    expect(asked).toEqual(['DescribeLogGroups', 'StartQuery', 'GetQueryResults', 'GetQueryResults', 'GetQueryResults']);
  });

  test('a count may come as a double', async () => {
    await scripted([{ status: 200, body: { ...complete(5).body, results: results('5.0') } }]);
    expect(await count()).toEqual([known(0n), known(5n)]);
  });

  test.each(['Failed', 'Cancelled', 'Timeout'])('%s is no count, whatever rows it has', async (status) => {
    const asked = await scripted([{ status: 200, body: { ...complete(5).body, status } }]);
    const why = unknown(`/app: the query ended as ${status}`);
    expect(await count()).toEqual([why, why]);
    expect(asked.at(-1)).toBe('GetQueryResults');
  });

  test('a state that is not known is no count, and the query is stopped', async () => {
    const asked = await scripted([{ status: 200, body: { ...complete(5).body, status: 'Unknown' } }]);
    const why = unknown('/app: the state of the query is not known');
    expect(await count()).toEqual([why, why]);
    expect(asked.at(-1)).toBe('StopQuery');
  });

  test.each([
    {
      name: 'statistics that count other events',
      body: { ...complete(5).body, statistics: { recordsMatched: 6, recordsScanned: 9, bytesScanned: 900 } },
      says: 'the query counts 5 events, and its statistics say 6',
    },
    {
      name: 'no row, though events matched',
      body: { ...complete(5).body, results: [] },
      says: 'the query counts 0 events, and its statistics say 5',
    },
    {
      name: 'no statistics',
      body: { status: 'Complete', results: [] },
      says: 'the answer has no statistics to prove it by',
    },
    {
      name: 'a row of another time',
      body: {
        ...complete(5).body,
        results: [
          [
            { field: 'bin(5m)', value: '2026-11-22 10:10:00.000' },
            { field: 'events', value: '5' },
          ],
        ],
      },
      says: 'the query gave a row that is not understood',
    },
    {
      name: 'a count that is none',
      body: { ...complete(5).body, results: results('many') },
      says: 'the query gave a row that is not understood',
    },
  ])('a complete answer with $name is no count', async ({ body, says }) => {
    await scripted([{ status: 200, body }]);
    const why = unknown(`/app: ${says}`);
    expect(await count()).toEqual([why, why]);
  });

  test('a throttled call is repeated', async () => {
    await scripted([{ status: 400, body: { __type: 'ThrottlingException', message: 'Rate exceeded' } }, complete(5)]);
    expect((await count())[1]).toEqual(known(5n));
  });

  test('a refused look makes every window unknown, and the query is stopped', async () => {
    const asked = await scripted([
      { status: 400, body: { __type: 'AccessDeniedException', message: 'not authorized' } },
    ]);
    const why = unknown('/app: AccessDeniedException: not authorized');
    expect(await count()).toEqual([why, why]);
    expect(asked).toEqual(['DescribeLogGroups', 'StartQuery', 'GetQueryResults', 'StopQuery']);
  });

  test.each([
    { name: 'runs for ever', answers: [{ status: 200, body: { status: 'Running', results: results('5') } }] },
    { name: 'never answers', answers: ['never' as const] },
  ])('a query that $name is given up, and stopped', async ({ answers }) => {
    const asked = await scripted(answers);
    const stop = new AbortController();
    const counted = count(stop.signal);
    while (!asked.includes('GetQueryResults')) await new Promise((resolve) => setTimeout(resolve, 10));
    stop.abort(new Error('the time is over'));
    const why = unknown('/app: Error: the time is over');
    expect(await counted).toEqual([why, why]);
    // By then, not later: a Lambda that has answered sends nothing any more.
    expect(asked.at(-1)).toBe('StopQuery');
  });

  test('a run that is over before it began asks nothing', async () => {
    const asked = await scripted([complete(5)]);
    const why = unknown('/app: Error: the time is over');
    expect(await count(AbortSignal.abort(new Error('the time is over')))).toEqual([why, why]);
    expect(asked).toEqual([]);
  });
});
