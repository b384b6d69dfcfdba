import { expect, test } from 'vitest';
import { readOwnTime } from '../../../../src/verify/logs/ownTime.ts';

const second = Date.UTC(2026, 10, 22, 10, 5, 3);

test.each([
  ['1795341903', second],
  ['1795341903.12', second + 120],
  ['1795341903.1239', second + 123],
  ['1795341903120', second + 120],
  ['1795341903120.7', second + 120],
  ['1.795341903E9', second],
  ['1.79534190312E12', second + 120],
  ['100000000', 100_000_000_000],
  ['99999999999', 99_999_999_999_000],
  ['100000000000', 100_000_000_000],
  ['2026-11-22T10:05:03Z', second],
  ['2026-11-22T10:05:03.120Z', second + 120],
  ['2026-11-22T10:05:03,120456789Z', second + 120],
  ['2026-11-22 19:05:03+09:00', second],
  ['2026-11-22T05:05:03.1 -0500', second + 100],
  ['22/Nov/2026:10:05:03 +0000', second],
  ['[22/Nov/2026:19:05:03 +0900]', second],
  ['01/Jan/2027:00:00:00 +0000', Date.UTC(2027, 0, 1)],
])('%s is %d', (text, ms) => {
  expect(readOwnTime(text)).toBe(ms);
});

test.each([
  { name: 'seconds of before 1973', text: '99999999' },
  { name: 'microseconds', text: '1795341903120000' },
  { name: 'no number', text: '1795341903x' },
  { name: 'before the epoch', text: '-1795341903' },
  { name: 'a time without a zone', text: '2026-11-22T10:05:03' },
  { name: 'a zone that is a name', text: '2026-11-22T10:05:03 JST' },
  { name: 'a day alone', text: '2026-11-22' },
  { name: 'a day that there is not', text: '2026-02-31T10:05:03Z' },
  { name: 'an hour that there is not', text: '2026-11-22T25:05:03Z' },
  { name: 'a month that there is not', text: '22/Now/2026:10:05:03 +0000' },
  { name: 'a log line’s time without its zone', text: '22/Nov/2026:10:05:03' },
  { name: 'a day of the log format that there is not', text: '31/Nov/2026:10:05:03 +0000' },
  { name: 'a time within other words', text: 'at 2026-11-22T10:05:03Z' },
  { name: 'nothing', text: '' },
])('$name is not guessed at', ({ text }) => {
  expect(readOwnTime(text)).toBeUndefined();
});
