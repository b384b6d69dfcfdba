import { expect, test } from 'vitest';
import { type Aggregate, bucketsOf } from '../../../images/batch/bucket.ts';

const buckets = (instants: readonly string[], aggregate: Aggregate) =>
  bucketsOf(instants.map(Date.parse), aggregate).map(({ value, fromMs, toMs }) =>
    [value, new Date(fromMs).toISOString(), (toMs - fromMs) / 3_600_000].join(' '),
  );

test('instants of one day of a zone are in one bucket, and the last millisecond before it is not', () => {
  const days = ['2026-11-22T14:59:59.999Z', '2026-11-21T15:00:00Z', '2026-11-21T14:59:59.999Z'];
  expect(buckets(days, { bucket: 'day', zone: 'Asia/Tokyo' })).toEqual([
    '2026-11-21 2026-11-20T15:00:00.000Z 24',
    '2026-11-22 2026-11-21T15:00:00.000Z 24',
  ]);
});

test('a day on which the clocks change has 23 hours or 25', () => {
  const days = ['2026-03-29T12:00:00Z', '2026-10-25T12:00:00Z'];
  expect(buckets(days, { bucket: 'day', zone: 'Europe/Berlin' })).toEqual([
    '2026-03-29 2026-03-28T23:00:00.000Z 23',
    '2026-10-25 2026-10-24T22:00:00.000Z 25',
  ]);
});

test('an hour that comes twice is one bucket of two hours: the table has one name for both', () => {
  const both = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'];
  expect(buckets(both, { bucket: 'hour', zone: 'Europe/Berlin' })).toEqual([
    '2026-10-25 02:00:00 2026-10-25T00:00:00.000Z 2',
  ]);
});

test('no instants, no buckets', () => {
  expect(buckets([], { bucket: 'hour', zone: '+00:00' })).toEqual([]);
});
