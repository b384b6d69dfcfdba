import type { Zone } from './zone.ts';

/** What a row of an aggregated table stands for: `hour`, `day`, `week`, `month`, or minutes such as `15m`. */
export type Bucket = string;

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
/** A Monday: weeks begin there, as ISO 8601 has it. */
const mondayMs = 4 * dayMs;

/** The beginning of the bucket that a shown time lies in, as the clock shows it; in ms. */
export function bucketStart(bucket: Bucket, shownMs: number): number {
  if (bucket === 'month') {
    const date = new Date(shownMs);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  }
  if (bucket === 'week') return Math.floor((shownMs - mondayMs) / (7 * dayMs)) * 7 * dayMs + mondayMs;
  const lengthMs = lengthOf(bucket);
  return Math.floor(shownMs / lengthMs) * lengthMs;
}

/** Whether a bucket begins at an instant. Where a clock skips midnight, a day begins at one. */
export function beginsAt(bucket: Bucket, zone: Zone, ms: number): boolean {
  const shownMs = zone.shownAt(ms);
  const startMs = bucketStart(bucket, shownMs);
  return startMs === shownMs || startMs !== bucketStart(bucket, zone.shownAt(ms - 1));
}

/** Whether it lasts whole days. */
export function isOfDays(bucket: Bucket): boolean {
  return ['day', 'week', 'month'].includes(bucket);
}

function lengthOf(bucket: Bucket): number {
  if (bucket === 'day') return dayMs;
  return bucket === 'hour' ? 60 * minuteMs : Number(bucket.slice(0, -1)) * minuteMs;
}
