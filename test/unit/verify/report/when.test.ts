import { describe, expect, test } from 'vitest';
import {
  beginningWords,
  clockfaceOf,
  instantWords,
  spanWords,
  untilWords,
} from '../../../../src/verify/report/when.ts';

const atMs = Date.UTC(2026, 10, 22, 15);
const utc = clockfaceOf('+00:00', undefined, atMs);
const tokyoDays = clockfaceOf('Asia/Tokyo', 'day', atMs);

describe('which clock', () => {
  test.each([
    {
      name: 'windows are told in UTC',
      timezone: 'Asia/Tokyo',
      bucket: undefined,
      face: { zone: 'UTC', byDays: false },
    },
    {
      name: 'buckets in their zone',
      timezone: 'Asia/Tokyo',
      bucket: 'hour',
      face: { zone: 'Asia/Tokyo', byDays: false },
    },
    { name: 'days by days', timezone: '+09:00', bucket: 'day', face: { zone: '+09:00', byDays: true } },
    { name: 'buckets of UTC are UTC', timezone: '+00:00', bucket: 'month', face: { zone: 'UTC', byDays: true } },
  ])('$name', ({ timezone, bucket, face }) => {
    expect(clockfaceOf(timezone, bucket, atMs)).toEqual({ ...face, atMs });
  });
});

test.each([
  { words: instantWords(utc, Date.UTC(2026, 10, 22, 14, 35)), says: '22 Nov 14:35 UTC' },
  { words: instantWords(utc, Date.UTC(2026, 10, 22, 14, 35, 20)), says: '22 Nov 14:35:20 UTC' },
  { words: instantWords(utc, Date.UTC(2026, 10, 22, 14, 35, 20, 7)), says: '22 Nov 14:35:20.007 UTC' },
  { words: instantWords(utc, Date.UTC(2025, 11, 31, 23, 59)), says: '31 Dec 2025 23:59 UTC' },
  { words: beginningWords(utc, Date.UTC(2026, 4, 3)), says: '3 May' },
  { words: beginningWords(utc, Date.UTC(2026, 4, 3, 0, 5)), says: '3 May 00:05 UTC' },
  { words: untilWords(utc, Date.UTC(2026, 10, 22)), says: 'up to 22 Nov 00:00 UTC' },
  { words: untilWords(tokyoDays, Date.UTC(2026, 10, 22, 15)), says: 'through 22 Nov (Asia/Tokyo)' },
  {
    words: instantWords(clockfaceOf('+09:00', 'hour', atMs), Date.UTC(2026, 10, 22, 14)),
    says: '22 Nov 23:00 (+09:00)',
  },
  { words: spanWords(utc, Date.UTC(2026, 10, 22, 14), Date.UTC(2026, 10, 22, 14, 5)), says: '22 Nov 14:00–14:05' },
  { words: spanWords(utc, Date.UTC(2026, 10, 22, 23, 55), Date.UTC(2026, 10, 23)), says: '22 Nov 23:55–23 Nov 00:00' },
  { words: spanWords(tokyoDays, Date.UTC(2026, 10, 21, 15), Date.UTC(2026, 10, 22, 15)), says: '22 Nov' },
  { words: spanWords(tokyoDays, Date.UTC(2026, 10, 20, 15), Date.UTC(2026, 10, 22, 15)), says: '21 Nov–22 Nov' },
])('$says', ({ words, says }) => {
  expect(words).toBe(says);
});
