import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openVerifyWorld } from '../../../src/verify/index.ts';
import { countLogs } from '../../../src/verify/logs/countLogs.io.ts';
import { useCloud } from '../../support/logEvents.ts';

const stretch = { fromMs: Date.UTC(2026, 10, 22, 10), windowMs: 300_000, count: 2 };
const results = (events: string) => [
  [
    { field: 'bin(5m)', value: '2026-11-22 10:05:00.000' },
    { field: 'events', value: events },
  ],
];

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
    response.writeHead(answer?.status ?? 200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(answer?.body ?? { queryId: 'q-1' }));
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

const count = (signal = new AbortController().signal) =>
  countLogs(openVerifyWorld(), [{ group: '/app' }], stretch, signal);

describe('how a query ends', () => {
  test('only the complete answer is a count, not the partial ones before it', async () => {
    const asked = await scripted([
      { status: 200, body: { status: 'Scheduled', results: [] } },
      { status: 200, body: { status: 'Running', results: results('3') } },
      {
        status: 200,
        body: { status: 'Complete', results: results('5'), statistics: { recordsScanned: 9, bytesScanned: 900 } },
      },
    ]);
    expect(await count()).toEqual({
      counts: [
        { kind: 'known', value: 0n },
        { kind: 'known', value: 5n },
      ],
      scanned: { records: 9, bytes: 900 },
    });
    expect(asked).toEqual(['StartQuery', 'GetQueryResults', 'GetQueryResults', 'GetQueryResults']);
  });

  test('a throttled call is repeated', async () => {
    await scripted([
      { status: 400, body: { __type: 'ThrottlingException', message: 'Rate exceeded' } },
      { status: 200, body: { status: 'Complete', results: results('5') } },
    ]);
    expect((await count()).counts[1]).toEqual({ kind: 'known', value: 5n });
  });

  test('a refused look makes every window unknown, and the query is stopped', async () => {
    const asked = await scripted([
      { status: 400, body: { __type: 'AccessDeniedException', message: 'not authorized' } },
    ]);
    const unknown = { kind: 'unknown', because: '/app: AccessDeniedException: not authorized' };
    expect((await count()).counts).toEqual([unknown, unknown]);
    expect(asked).toEqual(['StartQuery', 'GetQueryResults', 'StopQuery']);
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
    const unknown = { kind: 'unknown', because: '/app: Error: the time is over' };
    expect((await counted).counts).toEqual([unknown, unknown]);
    // By then, not later: a Lambda that has answered sends nothing any more.
    expect(asked.at(-1)).toBe('StopQuery');
  });
});
