import { expect, test } from 'vitest';
import { checkCrontab } from '../../../src/crontab/check.ts';
import { changesOf } from '../../../src/crontab/rules/clock.ts';

const nowMs = Date.UTC(2026, 10, 26);
const says = (times: string, zone = 'Europe/Berlin') =>
  checkCrontab(`${times} root /opt/batch\n`, { cron: 'debian' }, changesOf(zone, nowMs)).findings.map(
    ({ message }) => message,
  );

test('the clocks of a year are changed twice in Berlin and never in Tokyo', () => {
  expect(changesOf('Europe/Berlin', nowMs)).toEqual([
    { fromMs: Date.UTC(2027, 2, 28, 2), toMs: Date.UTC(2027, 2, 28, 3), kind: 'skipped' },
    { fromMs: Date.UTC(2027, 9, 31, 2), toMs: Date.UTC(2027, 9, 31, 3), kind: 'doubled' },
  ]);
  expect(changesOf('Asia/Tokyo', nowMs)).toEqual([]);
});

test('a job at a time that is skipped and doubled is told when, and what cron does', () => {
  expect(says('30 2 * * *')).toEqual([
    'the clock changes at the time of this job: 2027-03-28 02:30 is skipped, and it runs right after; 2027-10-31 02:30 comes twice, and it runs once',
  ]);
});

test.each([
  { name: 'the last minute before', times: '59 1 * * *', count: 0 },
  { name: 'the first minute within', times: '0 2 * * *', count: 1 },
  { name: 'the last minute within', times: '59 2 * * *', count: 1 },
  { name: 'the first minute after', times: '0 3 * * *', count: 0 },
  { name: 'another day of the week', times: '30 2 * * 1', count: 0 },
  { name: 'that day of the week', times: '30 2 * * 0', count: 1 },
  { name: 'another month', times: '30 2 * 5 *', count: 0 },
  { name: 'a job of each hour', times: '30 * * * *', count: 0 },
  { name: 'a job of each minute', times: '* 2 * * *', count: 0 },
])('the change of the clock: $name → $count said', ({ times, count }) => {
  expect(says(times)).toHaveLength(count);
});
