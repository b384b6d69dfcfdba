import { expect, test } from 'vitest';
import type { Verify } from '../../../../src/config/schema.ts';
import { evenGrid } from '../../../../src/verify/grid.ts';
import { openLogSide } from '../../../../src/verify/logs/side.io.ts';
import { logSettings } from '../../../support/logSettings.ts';
import { virtualClock } from '../virtualClock.ts';
import { scriptedLogs } from './scriptedLogs.ts';

const noonMs = Date.UTC(2026, 10, 22, 12);
const windows = [{ fromMs: noonMs, toMs: noonMs + 300_000 }];
const row = [
  { field: '@timestamp', value: '2026-11-22 12:00:00.000' },
  { field: 'verifyKey0', value: 'a' },
];

/** A group with a data protection policy, which shows **** in place of what it takes for personal data. */
async function read(identity: Verify['identity'], what: 'members' | 'originals') {
  const clock = virtualClock(noonMs + 3_600_000);
  const group = { logGroupName: '/app', creationTime: 0, dataProtectionStatus: 'ACTIVATED' };
  const client = scriptedLogs({
    DescribeLogGroups: [{ logGroups: [group] }],
    StartQuery: [{ queryId: 'q-1' }],
    GetQueryResults: [{ status: 'Complete', results: [row], statistics: { recordsMatched: 1, recordsScanned: 1 } }],
  });
  const side = openLogSide({ logs: client.logs, clock }, logSettings({ identity }), evenGrid(300_000));
  const readings = side[what](windows, new AbortController().signal);
  await clock.pass(60_000);
  return (await readings)[0];
}

const masked = { kind: 'unknown', because: '/app: a data protection policy masks some of what its lines hold' };

test('masked lines are neither an identity nor originals', async () => {
  expect(await read({ line: { column: 'raw' } }, 'members')).toEqual(masked);
  expect(await read({ line: { column: 'raw' } }, 'originals')).toEqual(masked);
  expect(await read({ id: { log: 'id', column: 'id' } }, 'originals')).toEqual(masked);
});

test('an id of its own stands in a masked line as well', async () => {
  expect(await read({ id: { log: 'id', column: 'id' } }, 'members')).toEqual({
    kind: 'known',
    value: [{ identity: 'a', atMs: noonMs }],
  });
});
