import { describe, expect, test } from 'vitest';
import type { Bucket } from '../../../src/verify/bucket.ts';
import { calendarGrid } from '../../../src/verify/calendar.ts';
import { type Grid, windowsWithin } from '../../../src/verify/grid.ts';
import { gridOf } from '../../../src/verify/gridOf.ts';

const at = (text: string) => Date.parse(text);
const iso = (ms: number) => new Date(ms).toISOString().replace(':00.000Z', 'Z');
const windowAt = (grid: Grid, when: string) => {
  const { fromMs, toMs } = grid.windowAt(at(when));
  return `${iso(fromMs)} ${(toMs - fromMs) / 3_600_000} h`;
};

test.each<{ zone: string; bucket: Bucket; when: string; window: string }>([
  { zone: 'Asia/Tokyo', bucket: 'day', when: '2026-11-21T15:00:00Z', window: '2026-11-21T15:00Z 24 h' },
  { zone: 'Asia/Tokyo', bucket: 'day', when: '2026-11-21T14:59:59.999Z', window: '2026-11-20T15:00Z 24 h' },
  { zone: '+05:30', bucket: 'day', when: '2026-11-21T18:30:00Z', window: '2026-11-21T18:30Z 24 h' },
  { zone: 'Europe/Berlin', bucket: 'day', when: '2026-03-29T12:00:00Z', window: '2026-03-28T23:00Z 23 h' },
  { zone: 'Europe/Berlin', bucket: 'day', when: '2026-10-25T12:00:00Z', window: '2026-10-24T22:00Z 25 h' },
  { zone: 'Africa/Cairo', bucket: 'day', when: '2026-04-24T12:00:00Z', window: '2026-04-23T22:00Z 23 h' },
  { zone: 'America/Havana', bucket: 'day', when: '2026-11-01T04:30:00Z', window: '2026-11-01T04:00Z 25 h' },
  { zone: 'Europe/Berlin', bucket: 'week', when: '2026-10-25T22:59:59Z', window: '2026-10-18T22:00Z 169 h' },
  { zone: '+00:00', bucket: 'week', when: '2026-11-23T00:00:00Z', window: '2026-11-23T00:00Z 168 h' },
  { zone: '+00:00', bucket: 'week', when: '1970-01-01T00:00:00Z', window: '1969-12-29T00:00Z 168 h' },
  { zone: 'Asia/Tokyo', bucket: 'month', when: '2026-02-10T00:00:00Z', window: '2026-01-31T15:00Z 672 h' },
  { zone: '+00:00', bucket: 'month', when: '2026-12-31T23:59:59.999Z', window: '2026-12-01T00:00Z 744 h' },
  { zone: 'Asia/Kathmandu', bucket: 'hour', when: '2026-11-22T10:00:00Z', window: '2026-11-22T09:15Z 1 h' },
  { zone: 'Europe/Berlin', bucket: 'hour', when: '2026-10-25T00:30:00Z', window: '2026-10-25T00:00Z 1 h' },
  { zone: 'Europe/Berlin', bucket: 'hour', when: '2026-10-25T01:30:00Z', window: '2026-10-25T01:00Z 1 h' },
  { zone: 'Australia/Lord_Howe', bucket: 'hour', when: '2026-04-04T15:10:00Z', window: '2026-04-04T15:00Z 0.5 h' },
  { zone: 'Australia/Lord_Howe', bucket: 'hour', when: '2026-04-04T14:30:00Z', window: '2026-04-04T14:00Z 1 h' },
  { zone: '+00:00', bucket: '15m', when: '2026-11-22T10:14:59.999Z', window: '2026-11-22T10:00Z 0.25 h' },
])('the $bucket of $zone at $when is $window', ({ zone, bucket, when, window }) => {
  expect(windowAt(calendarGrid(zone, bucket), when)).toBe(window);
});

describe.each(['hour', 'day', 'week', 'month', '20m'])('the windows of each %s', (text) => {
  test.each(['Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Cairo', 'America/Havana', '+09:00'])(
    'follow each other in %s without a gap, and every instant of a window has that window',
    (zone) => {
      const grid = calendarGrid(zone, text);
      const from = text === 'month' ? '2026-01-25T00:00:00Z' : '2026-03-20T00:00:00Z';
      const windows = [...windowsWithin(grid, at(from), at('2026-04-28T00:00:00Z'))];
      expect(windows.length).toBeGreaterThan(0);
      for (const [index, window] of windows.entries()) {
        expect(windows[index + 1]?.fromMs ?? window.toMs).toBe(window.toMs);
        for (const ms of [window.fromMs, Math.floor((window.fromMs + window.toMs) / 2), window.toMs - 1]) {
          expect(grid.windowAt(ms)).toEqual(window);
        }
      }
    },
  );
});

test('a configuration’s windows follow the bucket of its table, else they are of a length, 5 minutes by default', () => {
  const database = { engine: 'postgres', table: 't', time: 'at', measure: 'rows', allowFullScan: false } as const;
  const tokyo = { ...database, timezone: 'Asia/Tokyo' };
  const noon = '2026-11-22T12:01:00Z';
  expect(windowAt(gridOf({ database: { ...tokyo, bucket: 'day' } }), noon)).toBe('2026-11-21T15:00Z 24 h');
  expect(windowAt(gridOf({ database: tokyo, window: '6m' }), noon)).toBe('2026-11-22T12:00Z 0.1 h');
  expect(windowAt(gridOf({ database: tokyo }), noon)).toBe('2026-11-22T12:00Z 0.08333333333333333 h');
});
