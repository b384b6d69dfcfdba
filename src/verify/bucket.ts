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

/** Where the bucket behind it begins, as the clock shows it. */
export function nextBucketStart(bucket: Bucket, shownMs: number): number {
  const startMs = bucketStart(bucket, shownMs);
  if (bucket === 'month') return bucketStart(bucket, startMs + 31 * dayMs);
  return startMs + (bucket === 'week' ? 7 * dayMs : lengthOf(bucket));
}

/** Whether it lasts whole days. */
export function isOfDays(bucket: Bucket): boolean {
  return ['day', 'week', 'month'].includes(bucket);
}

/** How long one of minutes, an hour or a day is by the clock, in ms. */
export function lengthOf(bucket: Bucket): number {
  if (bucket === 'day') return dayMs;
  return bucket === 'hour' ? 60 * minuteMs : Number(bucket.slice(0, -1)) * minuteMs;
}
