import { changeWithin, firstInstantOf, offsetAt, wallAt } from '../values/zone.ts';
import type { Grid } from './grid.ts';

/** What one row of an aggregated table stands for. */
export type Bucket = 'hour' | 'day' | 'week' | 'month' | { readonly minutes: number };

/** `hour`, `day`, `week`, `month` or `15m`, as the configuration has it. */
export function readBucket(text: string): Bucket {
  const minutes = /^(\d+)m$/.exec(text)?.[1];
  return minutes === undefined ? (text as Exclude<Bucket, object>) : { minutes: Number(minutes) };
}

/**
 * Windows that follow the buckets of a table in a zone, with its changes of the clock: a day has 23 hours or 25 then. Weeks
 * begin on Monday. Hours and minutes are those that a clock shows: where it is set back, the second run through an hour is
 * a window of its own.
 */
export function calendarGrid(zone: string, bucket: Bucket): Grid {
  if (bucket === 'hour') return clockGrid(zone, 3_600_000);
  return typeof bucket === 'object' ? clockGrid(zone, bucket.minutes * 60_000) : dateGrid(zone, bucket);
}

/** Windows of a length that a clock shows from its full hour on; a change of the clock ends one and begins the next. */
function clockGrid(zone: string, lengthMs: number): Grid {
  return {
    windowAt: (atMs) => {
      const wallMs = wallAt(zone, atMs);
      const fromMs = atMs - (wallMs - Math.floor(wallMs / lengthMs) * lengthMs);
      const offsetMs = offsetAt(zone, atMs);
      const last = offsetAt(zone, fromMs) === offsetMs ? undefined : changeWithin(zone, fromMs, atMs);
      const next = changeWithin(zone, atMs, fromMs + lengthMs);
      return { fromMs: last ?? fromMs, toMs: next ?? fromMs + lengthMs };
    },
  };
}

function dateGrid(zone: string, bucket: 'day' | 'week' | 'month'): Grid {
  return {
    windowAt: (atMs) => {
      const wallMs = wallAt(zone, atMs);
      const fromMs = firstInstantOf(zone, beginningOf(wallMs, bucket, 0));
      const toMs = firstInstantOf(zone, beginningOf(wallMs, bucket, 1));
      return { fromMs, toMs };
    },
  };
}

const dayMs = 86_400_000;

/** 1 January 1970 was a Thursday. */
const firstMondayMs = 4 * dayMs;

/** Where a bucket begins by the clock: the one that holds a time, or the next one. */
function beginningOf(wallMs: number, bucket: 'day' | 'week' | 'month', later: 0 | 1): number {
  const date = new Date(wallMs);
  switch (bucket) {
    case 'day':
      return (Math.floor(wallMs / dayMs) + later) * dayMs;
    case 'week':
      return firstMondayMs + (Math.floor((wallMs - firstMondayMs) / (7 * dayMs)) + later) * 7 * dayMs;
    case 'month':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1);
  }
}
