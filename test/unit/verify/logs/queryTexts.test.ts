import { expect, test } from 'vitest';
import type { Verify } from '../../../../src/config/schema.ts';
import { evenGrid } from '../../../../src/verify/grid.ts';
import { openLogSide } from '../../../../src/verify/logs/side.io.ts';
import type { LogSide } from '../../../../src/verify/side.ts';
import { logOf, logSettings } from '../../../support/logSettings.ts';
import { virtualClock } from '../virtualClock.ts';
import { scriptedLogs } from './scriptedLogs.ts';

const noonMs = Date.UTC(2026, 10, 22, 12);
const windows = [
  { fromMs: noonMs, toMs: noonMs + 300_000 },
  { fromMs: noonMs + 300_000, toMs: noonMs + 600_000 },
];

/** The queries that a side sends, of a log without events. */
async function queriesOf(settings: Partial<Verify>, ask: (side: LogSide, signal: AbortSignal) => Promise<unknown>) {
  const clock = virtualClock(noonMs + 3_600_000);
  const statistics = { recordsMatched: 0, recordsScanned: 1 };
  const client = scriptedLogs({
    DescribeLogGroups: [{ logGroups: [{ logGroupName: '/app', creationTime: 0 }] }],
    StartQuery: [{ queryId: 'q-1' }],
    GetQueryResults: [{ status: 'Complete', results: [], statistics }],
    FilterLogEvents: [{ events: [] }],
  });
  const side = openLogSide({ logs: client.logs, clock }, logSettings(settings), evenGrid(300_000));
  const asked = ask(side, new AbortController().signal);
  await clock.pass(60_000);
  await asked;
  return (client.inputs as { queryString?: string }[]).flatMap(({ queryString }) => queryString ?? []).join('\n\n');
}

const combined = {
  parse: '* * * [*] "* * *" * *',
  fields: ['ip', 'ident', 'user', 'at', 'method', 'path', 'version', 'status', 'bytes'],
};

test('what counts windows', async () => {
  expect(await queriesOf({}, (side, signal) => side.tally(windows, signal))).toMatchInlineSnapshot(`
    "filter toMillis(@timestamp) >= 1795348800000 and toMillis(@timestamp) < 1795349400000
    | stats count(*) as events by bin(5m)"
  `);
});

test('what counts windows of which a filter leaves something out, and sums their hashes', async () => {
  const settings = {
    logs: [logOf({ group: '/app', filter: 'status < 500 and http_path != "/health"' })],
    identity: { id: { log: 'id', column: 'id' }, hash: { log: ['hash_high', 'hash_low'], column: 'id_hash' } },
  };
  expect(await queriesOf(settings, (side, signal) => side.tally(windows, signal))).toMatchInlineSnapshot(`
    "filter toMillis(@timestamp) >= 1795348800000 and toMillis(@timestamp) < 1795349400000
    | filter status < 500 and http_path != "/health"
    | stats count(*) as events, count(status) as verifyPresent0, count(\`http_path\`) as verifyPresent1, count(\`hash_high\`) as verifyHash0Count, sum(\`hash_high\`) as verifyHash0Sum, count(\`hash_low\`) as verifyHash1Count, sum(\`hash_low\`) as verifyHash1Sum by bin(5m)

    filter toMillis(@timestamp) >= 1795348800000 and toMillis(@timestamp) < 1795349400000
    | stats count(*) as events, count(status) as verifyPresent0, count(\`http_path\`) as verifyPresent1 by bin(5m)"
  `);
});

test('what counts windows by a time in the line', async () => {
  const settings = { logs: [logOf({ group: '/app', ...combined, time: 'at' })] };
  expect(await queriesOf(settings, (side, signal) => side.tally(windows, signal))).toMatchInlineSnapshot(`
    "filter toMillis(@timestamp) >= 1795348740000 and toMillis(@timestamp) < 1795350000000
    | parse @message '* * * [*] "* * *" * *' as ip, ident, user, at, method, path, version, status, bytes
    | fields at as verifyTime
    | stats count(*) as events by verifyTime, bin(1m)"
  `);
});

test('what lists the identities', async () => {
  const keys = [
    { log: 'path', column: 'path' },
    { log: 'user.name', column: 'user' },
  ];
  const settings = {
    logs: [logOf({ group: '/app', ...combined, time: 'at', filter: 'status < 500' })],
    identity: { keys },
  };
  expect(await queriesOf(settings, (side, signal) => side.members(windows, signal))).toMatchInlineSnapshot(`
    "filter toMillis(@timestamp) >= 1795348740000 and toMillis(@timestamp) < 1795350000000
    | parse @message '* * * [*] "* * *" * *' as ip, ident, user, at, method, path, version, status, bytes
    | filter status < 500
    | fields @timestamp, at as verifyTime, path as verifyKey0, user.name as verifyKey1, status as verifyPresent0

    filter toMillis(@timestamp) >= 1795348740000 and toMillis(@timestamp) < 1795350000000
    | parse @message '* * * [*] "* * *" * *' as ip, ident, user, at, method, path, version, status, bytes
    | fields at as verifyTime
    | stats count(*) as events, count(status) as verifyPresent0 by verifyTime, bin(1m)"
  `);
});

test('what lists the identities, where a hash stands beside them', async () => {
  const hash = { log: ['id_high', 'id_low'], column: 'h' };
  const settings = { identity: { id: { log: 'id', column: 'id' }, hash } };
  expect(await queriesOf(settings, (side, signal) => side.members(windows, signal))).toMatchInlineSnapshot(`
    "filter toMillis(@timestamp) >= 1795348800000 and toMillis(@timestamp) < 1795349400000
    | fields @timestamp, id as verifyKey0, \`id_high\` as verifyLimb0, \`id_low\` as verifyLimb1"
  `);
});

test('what lists windows that do not follow each other, a query for each run of them', async () => {
  const [first, second] = windows;
  const settings = { identity: { id: { log: 'id', column: 'id' } } };
  const apart = [first, { fromMs: (second?.fromMs ?? 0) + 1000, toMs: second?.toMs ?? 0 }].filter(
    (it) => it !== undefined,
  );
  expect(await queriesOf(settings, (side, signal) => side.members(apart, signal))).toMatchInlineSnapshot(`
    "filter toMillis(@timestamp) >= 1795348800000 and toMillis(@timestamp) < 1795349100000
    | fields @timestamp, id as verifyKey0

    filter toMillis(@timestamp) >= 1795349101000 and toMillis(@timestamp) < 1795349400000
    | fields @timestamp, id as verifyKey0"
  `);
});

test('what counts by groups', async () => {
  const { database } = logSettings({});
  const settings = { database: { ...database, groups: ['path', 'http-status'] } };
  expect(await queriesOf(settings, (side, signal) => side.groups(windows, signal))).toMatchInlineSnapshot(`
    "filter toMillis(@timestamp) >= 1795348800000 and toMillis(@timestamp) < 1795349400000
    | fields path as verifyGroup0, \`http-status\` as verifyGroup1
    | stats count(*) as events by verifyGroup0, verifyGroup1, bin(5m)"
  `);
});

test('what finds the lines', async () => {
  const settings = { identity: { id: { log: 'id', column: 'id' } } };
  expect(await queriesOf(settings, (side, signal) => side.originals(windows, signal))).toMatchInlineSnapshot(`
    "filter toMillis(@timestamp) >= 1795348800000 and toMillis(@timestamp) < 1795349400000
    | fields @timestamp, id as verifyKey0, @message as verifyLine"
  `);
});
