import { describe, expect, test } from 'vitest';
import { mostPages, readEvents } from '../../../../src/verify/logs/events.io.ts';
import { originalsOf } from '../../../../src/verify/logs/originals.ts';
import { rowOf } from '../../../../src/verify/logs/row.ts';
import { virtualClock } from '../virtualClock.ts';
import { type Answer, scriptedLogs } from './scriptedLogs.ts';

const noonMs = Date.UTC(2026, 10, 22, 12);
const row = (line: string, id = 'a') =>
  rowOf([
    { field: '@timestamp', value: '2026-11-22 12:00:00.000' },
    { field: 'verifyKey0', value: id },
    { field: 'verifyLine', value: line },
  ]);
const share = (...lines: string[]) => ({
  rows: lines.map((line) => ({ row: row(line), atMs: 5 })),
  unread: [],
  astray: [],
});
const event = (message: string, timestamp = noonMs) => ({ message, timestamp });

describe('a line', () => {
  test('is the one that was put, at that instant, without the break at its end', () => {
    const find = originalsOf([event('a\r\n'), event('b\n\n')], '@message');
    expect(find(share('a', 'b\n\n'), 1, 'id')).toEqual({
      kind: 'known',
      value: [
        { identity: 'a', atMs: 5, line: 'a' },
        { identity: 'a', atMs: 5, line: 'b\n' },
      ],
    });
  });

  const unlike = { kind: 'unknown', because: 'FilterLogEvents does not show the same lines as Insights' };
  test.each([
    { name: 'that is shown shortened', events: [event('a long line')], lines: ['a long'] },
    { name: 'of another instant', events: [event('a', noonMs + 1)], lines: ['a'] },
    { name: 'that stands there once and is shown twice', events: [event('a')], lines: ['a', 'a'] },
    { name: 'that was masked', events: [event('a ****')], lines: ['a b'] },
    { name: 'of no event', events: [], lines: ['a'] },
  ])('$name is not taken for the original', ({ events, lines }) => {
    expect(originalsOf(events, '@message')(share(...lines), 1, 'id')).toEqual(unlike);
  });

  test.each([
    { name: 'no JSON', message: 'line' },
    { name: 'JSON without the field', message: '{"other":"a"}' },
    { name: 'JSON in which it is no text', message: '{"line":1}' },
    { name: 'JSON that is a list', message: '["a"]' },
  ])('in a field is not found in $name', ({ message }) => {
    expect(originalsOf([event(message)], 'line')(share('1'), 1, 'id')).toEqual(unlike);
  });

  test('without an identity is not one that can be loaded again', () => {
    const bare = { rows: [{ row: row('a', ''), atMs: 5 }], unread: [], astray: [] };
    expect(originalsOf([event('a')], '@message')(bare, 1, 'id')).toEqual({
      kind: 'unknown',
      because: 'a line has no identity',
    });
  });
});

describe('the events of a range', () => {
  async function read(answers: readonly Answer[]) {
    const clock = virtualClock();
    const client = scriptedLogs({ FilterLogEvents: answers });
    const group = { name: '/app', arn: undefined, account: undefined };
    const range = { fromMs: noonMs, toMs: noonMs + 300_000 };
    const events = readEvents({ logs: client.logs, clock }, group, range, new AbortController().signal).catch(String);
    await clock.pass(600_000);
    return { events: await events, inputs: client.inputs };
  }

  test('are read up to the page without a token, also behind empty ones; the end is not among them', async () => {
    const pages = [
      { events: [], nextToken: 'one' },
      { events: [event('a')], nextToken: 'two' },
      { events: [], nextToken: 'three' },
      { events: [event('b')] },
    ];
    const { events, inputs } = await read(pages);
    expect(events).toEqual([event('a'), event('b')]);
    const range = { logGroupName: '/app', startTime: noonMs, endTime: noonMs + 299_999 };
    expect(inputs).toEqual([undefined, 'one', 'two', 'three'].map((nextToken) => ({ ...range, nextToken })));
  });

  test('whose token comes again have no end', async () => {
    expect((await read([{ events: [event('a')], nextToken: 'one' }])).events).toBe(
      'ReadFailed: the answer comes in pages that have no end',
    );
  });

  test.each([
    { pages: mostPages, fits: true },
    { pages: mostPages + 1, fits: false },
  ])('of $pages pages fit: $fits', async ({ pages, fits }) => {
    const answers = Array.from({ length: pages }, (_, at) => ({
      events: [event(String(at))],
      ...(at < pages - 1 && { nextToken: String(at) }),
    }));
    const { events } = await read(answers);
    expect(Array.isArray(events)).toBe(fits);
    if (!fits) expect(events).toBe('ReadFailed: more events than fit: over 100 pages of them');
  });

  test('that are throttled are read a moment later', async () => {
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    expect((await read([throttled, { events: [event('a')] }])).events).toEqual([event('a')]);
  });
});
