import { DeleteLogGroupCommand, PutRetentionPolicyCommand, StartQueryCommand } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from 'vitest';
import { logOf } from '../../support/logSettings.ts';
import { type LogSideAws, noonMs, startLogSide, windowsFrom } from '../../support/logSide.ts';

const minuteMs = 60_000;
const json = (fields: object) => JSON.stringify(fields);
const known = (count: bigint, more: object = {}) => ({ kind: 'known', value: { count, sum: undefined, ...more } });
const unknown = (because: string | RegExp) => ({
  kind: 'unknown',
  because: typeof because === 'string' ? because : expect.stringMatching(because),
});

const tally = (aws: LogSideAws, settings: Parameters<LogSideAws['side']>[0] = {}, windows = windowsFrom(noonMs, 2)) =>
  aws.side(settings).tally(windows, aws.run.signal);

const started = (aws: LogSideAws) => aws.server.calls.filter(({ operation }) => operation === 'StartQuery');

test('windows that follow each other are counted by one query, each to the millisecond', async () => {
  const aws = await startLogSide({
    '/app': [
      [0, 'a'],
      [299_999, 'b'],
      [300_000, 'c'],
      [599_999, 'd'],
      [600_000, 'e'],
    ],
  });
  const side = aws.side({});
  expect(await side.tally(windowsFrom(noonMs, 2), aws.run.signal)).toEqual([known(2n), known(2n)]);
  expect(started(aws)).toHaveLength(1);
  expect(side.scanned()).toEqual({ queries: 1, records: 5, bytes: 5 });
  expect(side.notes()).toEqual([]);
});

test('windows of different lengths are counted too', async () => {
  const aws = await startLogSide({
    '/app': [
      [0, 'a'],
      [7 * minuteMs - 1, 'b'],
      [7 * minuteMs, 'c'],
      [9 * minuteMs, 'd'],
    ],
  });
  const [end, edge] = [noonMs + 9 * minuteMs, noonMs + 7 * minuteMs];
  const windows = [
    { fromMs: noonMs, toMs: edge },
    { fromMs: edge, toMs: end },
  ];
  expect(await tally(aws, {}, windows)).toEqual([known(2n), known(1n)]);
});

test('no events are 0 where the group answers for the window, and a window that is not over has no count', async () => {
  const aws = await startLogSide({ '/app': [] });
  const nowMs = aws.time.nowMs();
  const windows = [
    { fromMs: nowMs - 20 * minuteMs, toMs: nowMs - 10 * minuteMs },
    { fromMs: nowMs - 10 * minuteMs, toMs: nowMs + 10 * minuteMs },
  ];
  expect(await tally(aws, {}, windows)).toEqual([known(0n), unknown('it is not over')]);
});

test.each([1, 2, 3])('windows of any lengths and edges count each event once: seed %d', async (seed) => {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const units = [1, 250, 1000, 30_000, 60_000, 300_000];
  const edges = [noonMs];
  while (edges.length < 20) edges.push((edges.at(-1) ?? 0) + (1 + next(4)) * (units[next(units.length)] ?? 1));
  const windows = edges.slice(1).map((toMs, at) => ({ fromMs: edges[at] ?? 0, toMs }));
  const near = edges.flatMap((edge) => [edge - 1, edge, edge + 1]).filter((ms) => ms >= noonMs);
  const instants = [...near, ...near.map((ms) => ms + next(5000))].sort((a, b) => a - b);
  const aws = await startLogSide({ '/app': [] });
  await aws.time.advance(120 * minuteMs);
  await aws.put(
    '/app',
    instants.map((ms) => [ms - noonMs, 'x'] as const),
  );
  const truth = windows.map(({ fromMs, toMs }) => instants.filter((ms) => ms >= fromMs && ms < toMs).length);
  expect(await tally(aws, {}, windows)).toEqual(truth.map((count) => known(BigInt(count))));
});

describe('sums of hashes', () => {
  const identity = { id: { log: 'id', column: 'id' }, hash: { log: ['hi', 'lo'], column: 'h' } };

  test('are exact beyond what a double holds', async () => {
    const most = 2 ** 24 - 1;
    const events = Array.from({ length: 200 }, (_, at) => [at, json({ hi: most, lo: most })] as const);
    const aws = await startLogSide({ '/app': events });
    const [first] = await tally(aws, { identity });
    expect(first).toEqual(known(200n, { sum: 200n * (2n ** 48n - 1n) }));
  });

  test('are not told where an event has none, or none that is a number', async () => {
    const aws = await startLogSide({
      '/app': [
        [0, json({ hi: 1, lo: 2 })],
        [1, json({ hi: 1 })],
        [2, 'no JSON'],
        [300_000, json({ hi: 'x', lo: 2 })],
      ],
    });
    expect(await tally(aws, { identity })).toEqual([
      known(3n, { remarks: ['/app: no hash in 2 events'] }),
      known(1n, { remarks: ['/app: a hash that is no number, or a sum of them beyond 2^53'] }),
    ]);
  });
});

describe('what a group cannot know is unknown, and not asked for', () => {
  test('before it was made', async () => {
    const aws = await startLogSide({ '/app': [[0, 'a']] });
    const windows = windowsFrom(noonMs - 10 * minuteMs, 3);
    const before = unknown(
      '/app: it was made at 2026-11-22T12:00:00.000Z, after the window began (set verify.since, or logs[].from, to a later time)',
    );
    expect(await tally(aws, {}, windows)).toEqual([before, before, known(1n)]);
    expect(await tally(aws, {}, windows.slice(0, 2))).toEqual([before, before]);
    expect(started(aws)).toHaveLength(1);
  });

  test('after its retention, with an hour to spare', async () => {
    const aws = await startLogSide({ '/app': [[0, 'a']] });
    await aws.logs.send(new PutRetentionPolicyCommand({ logGroupName: '/app', retentionInDays: 1 }));
    await aws.time.advance(22 * 60 * minuteMs + 5 * minuteMs);
    const expired = unknown('/app: it keeps events for 1 day, and some of the window may have expired');
    expect(await tally(aws)).toEqual([expired, known(0n)]);
  });

  test('when it was deleted or never there', async () => {
    const aws = await startLogSide({ '/app': [], '/app/other': [] });
    await aws.logs.send(new DeleteLogGroupCommand({ logGroupName: '/app' }));
    const [first] = await tally(aws);
    expect(first).toEqual(unknown('/app: there is no such log group, or it was deleted'));
    expect(started(aws)).toEqual([]);
  });

  test('when it was deleted since', async () => {
    const aws = await startLogSide({ '/app': [] });
    const side = aws.side({});
    await side.tally(windowsFrom(noonMs, 1), aws.run.signal);
    await aws.logs.send(new DeleteLogGroupCommand({ logGroupName: '/app' }));
    const [first] = await side.tally(windowsFrom(noonMs, 1), aws.run.signal);
    expect(first).toEqual(unknown(/^\/app: ResourceNotFoundException: The specified log group does not exist/));
  });

  test('when it is of a class that cannot be queried, or in which no fields are found', async () => {
    const aws = await startLogSide();
    await aws.makeGroup('/delivery', { logGroupClass: 'DELIVERY' });
    await aws.makeGroup('/rare', { logGroupClass: 'INFREQUENT_ACCESS' });
    await aws.put('/rare', [[60 * minuteMs, '{"status":200}']]);
    await aws.time.advance(60 * minuteMs);
    const windows = windowsFrom(noonMs + 60 * minuteMs, 1);
    const one = async (log: Parameters<typeof logOf>[0]) => (await tally(aws, { logs: [logOf(log)] }, windows))[0];
    expect(await one({ group: '/delivery' })).toEqual(
      unknown('/delivery: it is of the class Delivery, which cannot be queried'),
    );
    expect(await one({ group: '/rare', filter: 'status < 500' })).toEqual(
      unknown('/rare: it is of a class in which Insights finds no fields: take status out of the line by logs[].parse'),
    );
    const parse = { parse: '"status":*}', fields: ['status'] };
    expect(await one({ group: '/rare', filter: 'status < 500', ...parse })).toEqual(known(1n));
  });

  test('of a group among a hundred whose names begin alike', async () => {
    const aws = await startLogSide();
    for (let at = 0; at < 60; at += 1) await aws.makeGroup(`/app-${String(at).padStart(3, '0')}`);
    await aws.makeGroup('/app/own');
    const [first] = await tally(aws, { logs: [logOf({ group: '/app-059' })] });
    expect(first).toEqual(unknown(/it was made at 2026-11-22T13:00/));
    const [none] = await tally(aws, { logs: [logOf({ group: '/app' })] });
    expect(none).toEqual(unknown('/app: there is no such log group, or it was deleted'));
  });
});

describe('where DescribeLogGroups is not allowed', () => {
  const denied = { code: 'AccessDeniedException', message: 'not authorized' };

  test('a count of today is one, nothing is unknown, and the report says so', async () => {
    const aws = await startLogSide({ '/app': [[0, 'a']] });
    aws.server.failNext('DescribeLogGroups', denied);
    const side = aws.side({});
    expect(await side.tally(windowsFrom(noonMs, 2), aws.run.signal)).toEqual([
      known(1n),
      unknown(
        '/app: it holds no event, and when it was made and how long it keeps events is not known (the role needs logs:DescribeLogGroups)',
      ),
    ]);
    expect(side.notes()).toEqual([
      '/app: when it was made and how long it keeps events is not known; the role needs logs:DescribeLogGroups',
    ]);
  });

  test('what is older than the shortest retention is unknown', async () => {
    const aws = await startLogSide({
      '/app': [
        [0, 'a'],
        [300_000, 'b'],
      ],
    });
    await aws.time.advance(22 * 60 * minuteMs + 5 * minuteMs);
    aws.server.failNext('DescribeLogGroups', denied);
    expect(await tally(aws)).toEqual([unknown(/is not known \(the role needs logs:DescribeLogGroups\)$/), known(1n)]);
  });
});

describe('several groups', () => {
  const cutover = '2026-11-22T12:07:00.500Z';
  const logs = [logOf({ group: '/old', until: cutover }), logOf({ group: '/new', from: cutover })];
  const events = {
    '/old': [
      [0, 'a'],
      [420_499, 'b'],
      [420_500, 'counted by the new one'],
    ],
    '/new': [
      [420_499, 'counted by the old one'],
      [420_500, 'c'],
      [421_000, 'd'],
    ],
  } as const;

  test('each answers for its stretch, and a window across the cutover has a part of both', async () => {
    const aws = await startLogSide(events);
    expect(await tally(aws, { logs }, windowsFrom(noonMs, 3))).toEqual([
      known(1n, { parts: { '/old': 1n } }),
      known(3n, { parts: { '/old': 1n, '/new': 2n } }),
      known(0n, { parts: { '/new': 0n } }),
    ]);
  });

  test('a window that no group answers for wholly is unknown, with the time in question', async () => {
    const aws = await startLogSide(events);
    const [old] = logs;
    const gap = [old, logOf({ group: '/new', from: '2026-11-22T12:08:00Z' })].filter((log) => log !== undefined);
    expect(await tally(aws, { logs: gap }, windowsFrom(noonMs, 3))).toEqual([
      known(1n, { parts: { '/old': 1n } }),
      unknown('no log group is configured for 2026-11-22T12:07:00.500Z to 2026-11-22T12:08:00.000Z'),
      known(0n, { parts: { '/new': 0n } }),
    ]);
  });

  test('one that cannot tell makes the window unknown, whatever the others hold', async () => {
    const aws = await startLogSide(events);
    await aws.logs.send(new DeleteLogGroupCommand({ logGroupName: '/new' }));
    const [, both] = await tally(aws, { logs });
    expect(both).toEqual(unknown('/new: there is no such log group, or it was deleted'));
  });
});

describe('an ARN', () => {
  test.each(['', ':*'])('as AWS writes it, with "%s" at its end, names the group', async (end) => {
    const aws = await startLogSide({ '/app': [[0, 'a']] });
    const group = `arn:aws:logs:ap-northeast-1:123456789012:log-group:/app${end}`;
    const [first] = await tally(aws, { logs: [logOf({ group })] });
    expect(first).toEqual(known(1n));
  });

  test('of another account is looked for in the linked accounts, and is unknown where there is none', async () => {
    const aws = await startLogSide({ '/app': [[0, 'a']] });
    const group = 'arn:aws:logs:ap-northeast-1:999999999999:log-group:/app';
    const [first] = await tally(aws, { logs: [logOf({ group })] });
    expect(first).toEqual(unknown(/there is no such log group, or it was deleted$/));
    const asked = aws.server.calls.filter(({ operation }) => operation === 'DescribeLogGroups');
    expect(asked.map(({ input }) => input)).toEqual([
      { logGroupNamePrefix: '/app' },
      { logGroupNamePrefix: '/app', includeLinkedAccounts: true, accountIdentifiers: ['999999999999'] },
    ]);
  });
});

describe('what a filter leaves out for want of a field', () => {
  const mixed = [
    [0, json({ status: 200 })],
    [1, json({ status: 500 })],
    [2, 'no JSON at all'],
    [3, json({ state: 200 })],
  ] as const;
  const filtered = (filter: string) => ({ logs: [logOf({ group: '/app', filter })] });

  test('is counted and said', async () => {
    const aws = await startLogSide({ '/app': mixed });
    const [first] = await tally(aws, filtered('status < 500'));
    const remarks = ['/app: the filter leaves out 2 events in which status is missing'];
    expect(first).toEqual(known(1n, { remarks }));
  });

  test('is not told of what the filter asks after itself, nor of what gets through without the field', async () => {
    const aws = await startLogSide({ '/app': mixed });
    const [first] = await tally(aws, filtered('ispresent(status) and status < 500'));
    expect(first).toEqual(known(1n));
    const [other] = await tally(aws, filtered('@message like "no JSON" or status = 200'));
    expect(other).toEqual(known(2n, { remarks: ['/app: the filter leaves out one event in which status is missing'] }));
  });

  test('everything, as with a typo: unknown, and not 0', async () => {
    const aws = await startLogSide({ '/app': mixed });
    expect(await tally(aws, filtered('stauts < 500'))).toEqual([
      unknown(
        '/app: the filter leaves out everything, 4 events, for want of stauts (if that is meant, let the filter say so: ispresent(stauts) and …)',
      ),
      known(0n),
    ]);
  });

  test('nothing needs a second query where nothing is left out, and none where every event has the field', async () => {
    const aws = await startLogSide({ '/app': [[0, json({ status: 200 })]] });
    expect((await tally(aws, filtered('status < 500')))[0]).toEqual(known(1n));
    expect(started(aws)).toHaveLength(1);
    expect((await tally(aws, filtered('@message like "other"')))[0]).toEqual(known(0n));
    expect(started(aws)).toHaveLength(2);
  });

  test('a filter that leaves out everything by its values counts 0, and that is said', async () => {
    const aws = await startLogSide({ '/app': [[0, json({ status: 500 })]] });
    expect((await tally(aws, filtered('status < 500')))[0]).toEqual(
      known(0n, { remarks: ['/app: the filter leaves out everything, one event'] }),
    );
  });

  test('a filter that Insights does not take is unknown', async () => {
    const aws = await startLogSide({ '/app': mixed });
    const [first] = await tally(aws, filtered('status <'));
    expect(first).toEqual(unknown(/^\/app: MalformedQueryException: /));
  });
});

describe('the line’s own time', () => {
  const own = (more = {}) => ({ logs: [logOf({ group: '/app', time: 'at', ...more })] });
  const at = (afterNoonMs: number) => json({ at: new Date(noonMs + afterNoonMs).toISOString() });

  test('places an event in the window in which it happened, not in which it was sent', async () => {
    const aws = await startLogSide({
      '/app': [
        [299_990, at(300_000)],
        [300_010, at(299_999)],
        [899_999, at(299_000)],
      ],
    });
    expect(await tally(aws, own())).toEqual([known(2n), known(1n)]);
  });

  test('whose zone is not known makes every window unknown that the event may belong to', async () => {
    const aws = await startLogSide({
      '/app': [
        [300_000, json({ at: '2026-11-22 12:05:00' })],
        [300_001, 'none'],
      ],
    });
    const why = unknown('/app: no time that can be read from at in 2 events (it has to name its zone)');
    const far = known(0n);
    expect(await tally(aws, own(), windowsFrom(noonMs, 4))).toEqual([why, why, far, far]);
  });

  test('from which it was sent too late for its window makes the window unknown in which it was sent', async () => {
    const sentMs = 5 * minuteMs + 10 * minuteMs;
    const aws = await startLogSide({
      '/app': [
        [sentMs - 1, at(0)],
        [sentMs, at(0)],
      ],
    });
    const why =
      '/app: a time in at that is further from when it was sent than verify.settle, in one event (let it settle for longer)';
    const none = known(0n);
    expect(await tally(aws, own(), windowsFrom(noonMs, 5))).toEqual([known(1n), none, none, unknown(why), none]);
  });

  test('may lie ahead of when it was sent for a minute from the window on, and not longer', async () => {
    const aws = await startLogSide({
      '/app': [
        [239_999, at(300_000)],
        [240_000, at(300_000)],
      ],
    });
    expect(await tally(aws, own())).toEqual([unknown(/a time in at that is further/), known(1n)]);
  });
});

describe('what is scanned of each byte that is logged, at a schedule of five minutes', () => {
  const event = (afterMs: number) =>
    [afterMs, json({ status: 200, at: new Date(noonMs + afterMs).toISOString() })] as const;
  const events = Array.from({ length: 12 * 60 }, (_, at) => event(at * 5000));

  test.each([
    { name: 'once, and each edge twice', log: {}, least: 1, most: 1.02 },
    { name: 'twice where a filter leaves something out', log: { filter: 'status < 200' }, least: 2, most: 2.04 },
    { name: 'about three times by a time in the line', log: { time: 'at' }, least: 2.5, most: 3.2 },
  ])('$name', async ({ log, least, most }) => {
    const aws = await startLogSide({ '/app': events });
    await aws.time.advance(30 * minuteMs);
    const side = aws.side({ logs: [logOf({ group: '/app', ...log })] });
    for (const window of windowsFrom(noonMs, 12)) await side.tally([window], aws.run.signal);
    const logged = events.reduce((sum, [, message]) => sum + message.length, 0);
    const ratio = side.scanned().bytes / logged;
    expect(ratio).toBeGreaterThanOrEqual(least);
    expect(ratio).toBeLessThanOrEqual(most);
  });
});

test('where others use up the account’s hundred queries, a count waits for its turn', async () => {
  const aws = await startLogSide({ '/app': [[0, 'a']] });
  const other = { logGroupName: '/app', startTime: noonMs / 1000, endTime: noonMs / 1000, queryString: 'limit 1' };
  for (let at = 0; at < 100; at += 1) await aws.logs.send(new StartQueryCommand(other));
  expect((await tally(aws))[0]).toEqual(known(1n));
  const ends = started(aws)
    .slice(100)
    .map(({ error }) => error);
  expect([ends[0], ends.at(-1)]).toEqual(['LimitExceededException', undefined]);
});

test('an event that comes late is counted as soon as it is there', async () => {
  const aws = await startLogSide({ '/app': [[0, 'a']] }, { logs: { visibleAfterMs: 5 * minuteMs } });
  expect((await tally(aws))[0]).toEqual(known(0n));
  await aws.time.advance(5 * minuteMs);
  expect((await tally(aws))[0]).toEqual(known(1n));
  await aws.put('/app', [[1, 'b']]);
  await aws.time.advance(5 * minuteMs);
  expect((await tally(aws))[0]).toEqual(known(2n));
});
