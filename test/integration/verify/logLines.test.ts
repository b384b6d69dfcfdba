import { describe, expect, test } from 'vitest';
import { logOf } from '../../support/logSettings.ts';
import { type LogSideAws, noonMs, startLogSide, windowsFrom } from '../../support/logSide.ts';

const json = (fields: object) => JSON.stringify(fields);
const windows = windowsFrom(noonMs, 2);
const known = (value: unknown) => ({ kind: 'known', value });
const unknown = (because: string) => ({ kind: 'unknown', because });

type Settings = Parameters<LogSideAws['side']>[0];

/** Answers come newest first, as nothing asks for an order. */
async function members(aws: LogSideAws, settings: Settings) {
  const readings = await aws.side(settings).members(windows, aws.run.signal);
  return readings.map((reading) =>
    reading.kind === 'known' ? known(reading.value.toSorted((a, b) => a.atMs - b.atMs)) : reading,
  );
}

describe('who stands in a window', () => {
  test('by an id of its own, with the instant of each', async () => {
    const aws = await startLogSide({
      '/app': [
        [0, json({ id: 'a' })],
        [299_999, json({ id: 'b' })],
        [300_000, json({ id: 'c' })],
      ],
    });
    expect(await members(aws, { identity: { id: { log: 'id', column: 'id' } } })).toEqual([
      known([
        { identity: 'a', atMs: noonMs },
        { identity: 'b', atMs: noonMs + 299_999 },
      ]),
      known([{ identity: 'c', atMs: noonMs + 300_000 }]),
    ]);
  });

  test('and by group, where there are several, with what a filter leaves out for want of a field', async () => {
    const aws = await startLogSide({
      '/app': [
        [0, json({ id: 'a', status: 200 })],
        [1, json({ id: 'b', status: 500 })],
        [2, json({ id: 'c' })],
      ],
      '/old': [
        [3, json({ id: 'd' })],
        [4, json({ id: 'e' })],
      ],
    });
    const identity = { id: { log: 'id', column: 'id' } };
    const app = logOf({ group: '/app', filter: 'status < 500' });
    const both = aws.side({ identity, logs: [app, logOf({ group: '/old' })] });
    const [reading] = await both.members(windows, aws.run.signal);
    expect(reading).toMatchObject({
      kind: 'known',
      aside: {
        parts: { '/app': 1n, '/old': 2n },
        remarks: ['/app: the filter leaves out one event in which status is missing'],
      },
    });
  });

  test('is unknown where a filter leaves out everything for want of a field', async () => {
    const aws = await startLogSide({ '/app': [[0, json({ id: 'a', status: 200 })]] });
    const logs = [logOf({ group: '/app', filter: 'statsu < 500' })];
    const [first, second] = await members(aws, { logs, identity: { id: { log: 'id', column: 'id' } } });
    expect(first).toMatchObject({ because: expect.stringContaining('everything, one event, for want of statsu') });
    expect(second).toEqual(known([]));
  });

  test('with the hash of each, where it has one of twice 24 bits', async () => {
    const aws = await startLogSide({
      '/app': [
        [0, json({ id: 'a', high: 2 ** 24 - 1, low: 1 })],
        [1, json({ id: 'b', high: 2 ** 24, low: 1 })],
        [2, json({ id: 'c', high: 1, low: -1 })],
        [3, json({ id: 'd', low: 1 })],
      ],
    });
    const identity = { id: { log: 'id', column: 'id' }, hash: { log: ['high', 'low'], column: 'h' } };
    const [first] = await members(aws, { identity });
    expect(first).toEqual(
      known([
        { identity: 'a', atMs: noonMs, hash: 281_474_959_933_441 },
        { identity: 'b', atMs: noonMs + 1 },
        { identity: 'c', atMs: noonMs + 2 },
        { identity: 'd', atMs: noonMs + 3 },
      ]),
    );
  });

  test('in windows with a gap between them', async () => {
    const aws = await startLogSide({
      '/app': [
        [0, json({ id: 'a' })],
        [300_000, json({ id: 'between' })],
        [600_000, json({ id: 'b' })],
      ],
    });
    const [first, , third] = windowsFrom(noonMs, 3);
    const apart = [first, third].filter((window) => window !== undefined);
    const readings = await aws.side({ identity: { id: { log: 'id', column: 'id' } } }).members(apart, aws.run.signal);
    expect(readings).toEqual([
      known([{ identity: 'a', atMs: noonMs }]),
      known([{ identity: 'b', atMs: noonMs + 600_000 }]),
    ]);
  });

  test('by key fields that parse takes out of the line, also a single one, as a JSON list', async () => {
    const aws = await startLogSide({
      '/app': [
        [0, 'GET /a 200'],
        [1, 'GET /"b" 200'],
      ],
    });
    const logs = [logOf({ group: '/app', parse: '* * *', fields: ['method', 'path', 'status'] })];
    const keys = [
      { log: 'path', column: 'path' },
      { log: 'status', column: 'status' },
    ];
    const [both] = await members(aws, { logs, identity: { keys } });
    expect(both).toEqual(
      known([
        { identity: '["/a","200"]', atMs: noonMs },
        { identity: '["/\\"b\\"","200"]', atMs: noonMs + 1 },
      ]),
    );
    const [one] = await members(aws, { logs, identity: { keys: keys.slice(1) } });
    expect(one).toEqual(
      known([
        { identity: '["200"]', atMs: noonMs },
        { identity: '["200"]', atMs: noonMs + 1 },
      ]),
    );
  });

  test('by the line itself, without one line break at its end', async () => {
    const aws = await startLogSide({
      '/app': [
        [0, ' a \r\n'],
        [1, 'a\n\n'],
        [2, 'é'],
      ],
    });
    const [first] = await members(aws, { identity: { line: { column: 'raw' } } });
    expect(first).toEqual(
      known([
        { identity: ' a ', atMs: noonMs },
        { identity: 'a\n', atMs: noonMs + 1 },
        { identity: 'é', atMs: noonMs + 2 },
      ]),
    );
  });

  test('by its own time, in the window that it happened in', async () => {
    const aws = await startLogSide({
      '/app': [
        [300_000, json({ id: 'a', at: (noonMs + 299_000) / 1000 })],
        [300_000, json({ id: 'b', at: noonMs + 300_000 })],
      ],
    });
    const logs = [logOf({ group: '/app', time: 'at' })];
    expect(await members(aws, { logs, identity: { id: { log: 'id', column: 'id' } } })).toEqual([
      known([{ identity: 'a', atMs: noonMs + 299_000 }]),
      known([{ identity: 'b', atMs: noonMs + 300_000 }]),
    ]);
  });

  test('is not known where an event has no such field: it may be any line', async () => {
    const aws = await startLogSide({
      '/app': [
        [0, json({ id: 'a' })],
        [1, json({ id: '' })],
        [2, 'no JSON'],
      ],
    });
    expect(await members(aws, { identity: { id: { log: 'id', column: 'id' } } })).toEqual([
      unknown('/app: no id in 2 events'),
      known([]),
    ]);
  });

  test('an event that stands twice is told twice: which one is a repeat, the comparison says', async () => {
    const aws = await startLogSide({
      '/app': [
        [0, json({ id: 'a' })],
        [0, json({ id: 'a' })],
      ],
    });
    const [first] = await members(aws, { identity: { id: { log: 'id', column: 'id' } } });
    expect(first).toEqual(
      known([
        { identity: 'a', atMs: noonMs },
        { identity: 'a', atMs: noonMs },
      ]),
    );
  });

  test('25,000 of them come in pages', async () => {
    const aws = await startLogSide({ '/app': [] });
    for (const batch of [0, 1, 2]) {
      const size = batch === 2 ? 5000 : 10_000;
      await aws.put(
        '/app',
        Array.from({ length: size }, (_, at) => [batch * 10_000 + at, `${batch}-${at}`] as const),
      );
    }
    const [first] = await aws.side({ identity: { line: { column: 'raw' } } }).members(windows, aws.run.signal);
    expect(first?.kind === 'known' && new Set(first.value.map(({ identity }) => identity)).size).toBe(25_000);
  });
});

test('a window is counted by groups, whatever their fields are called; one that is missing is empty', async () => {
  const aws = await startLogSide({
    '/app': [
      [0, json({ 'http-path': '/a', status: 200 })],
      [1, json({ 'http-path': '/a', status: 200 })],
      [2, json({ 'http-path': '/a' })],
      [300_000, json({ 'http-path': '/b', status: 404 })],
    ],
  });
  const side = aws.side({});
  const database = { ...baseOf(), groups: ['http-path', 'status'] };
  expect(await aws.side({ database }).groups(windows, aws.run.signal)).toEqual([
    known(
      new Map([
        ['["/a","200"]', 2n],
        ['["/a",""]', 1n],
      ]),
    ),
    known(new Map([['["/b","404"]', 1n]])),
  ]);
  expect(side.scanned()).toEqual({ queries: 0, records: 0, bytes: 0 });
});

test('a column that no query can name makes its windows unknown', async () => {
  const aws = await startLogSide({ '/app': [[0, 'a']] });
  const database = { ...baseOf(), groups: ['a`b'] };
  const [first] = await aws.side({ database }).groups(windows, aws.run.signal);
  expect(first).toEqual(unknown('/app: Insights has no name for a field with a backtick'));
});

function baseOf() {
  return {
    engine: 'postgres' as const,
    table: 'hits',
    time: 'day',
    timezone: '+00:00',
    measure: 'rows',
    allowFullScan: false,
  };
}

describe('the lines for whoever loads them again', () => {
  test('are exact, and only those that the filter lets through', async () => {
    const line = 'GET /é?a=\t"b"\\ <script> \u0000 200';
    const aws = await startLogSide({
      '/app': [
        [0, `${line}\n`],
        [0, `${line}\n`],
        [1, 'POST /a 200'],
      ],
    });
    const logs = [logOf({ group: '/app', filter: '@message like /^GET/' })];
    const side = aws.side({ logs, identity: { line: { column: 'raw' } } });
    const original = { identity: line, atMs: noonMs, line };
    expect(await side.originals(windows, aws.run.signal)).toEqual([known([original, original]), known([])]);
  });

  test('stand in a field of the JSON, where the configuration says so', async () => {
    const aws = await startLogSide({ '/app': [[0, json({ id: 'a', log: { line: 'GET /"a" 200' } })]] });
    const logs = [logOf({ group: '/app', line: 'log.line' })];
    const side = aws.side({ logs, identity: { id: { log: 'id', column: 'id' } } });
    const [first] = await side.originals(windows, aws.run.signal);
    expect(first).toEqual(known([{ identity: 'a', atMs: noonMs, line: 'GET /"a" 200' }]));
  });

  test('are found in the window of their own time', async () => {
    const line = '1.2.3.4 - - [22/Nov/2026:12:04:59 +0000] "GET /a HTTP/1.1" 200 1';
    const aws = await startLogSide({ '/app': [[300_500, line]] });
    const fields = ['ip', 'ident', 'user', 'at', 'request', 'status', 'bytes'];
    const logs = [logOf({ group: '/app', parse: '* * * [*] "*" * *', fields, time: 'at' })];
    const side = aws.side({ logs, identity: { line: { column: 'raw' } } });
    expect(await side.originals(windows, aws.run.signal)).toEqual([
      known([{ identity: line, atMs: noonMs + 299_000, line }]),
      known([]),
    ]);
  });
});
