import { changeWithin, firstInstantOf, offsetAt, wallAt } from '../values/zone.ts';
import { type Bucket, bucketStart, isOfDays, lengthOf, nextBucketStart } from './bucket.ts';
import type { Grid } from './grid.ts';

/**
 * Windows that follow the buckets of a table in a zone, with its changes of the clock: a day has 23 hours or 25 then. Weeks
 * begin on Monday. Hours and minutes are those that a clock shows: where it is set back, the second run through an hour is
 * a window of its own.
 */
export function calendarGrid(zone: string, bucket: Bucket): Grid {
  return isOfDays(bucket) ? dateGrid(zone, bucket) : clockGrid(zone, lengthOf(bucket));
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

function dateGrid(zone: string, bucket: Bucket): Grid {
  return {
    windowAt: (atMs) => {
      const wallMs = wallAt(zone, atMs);
      const fromMs = firstInstantOf(zone, bucketStart(bucket, wallMs));
      const toMs = firstInstantOf(zone, nextBucketStart(bucket, wallMs));
      return { fromMs, toMs };
    },
  };
}
