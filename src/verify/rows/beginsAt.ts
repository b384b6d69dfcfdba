import { type Bucket, bucketStart } from '../bucket.ts';
import type { Zone } from './zone.ts';

/** Whether a bucket begins at an instant. Where a clock skips midnight, a day begins at one. */
export function beginsAt(bucket: Bucket, zone: Zone, ms: number): boolean {
  const shownMs = zone.shownAt(ms);
  const startMs = bucketStart(bucket, shownMs);
  return startMs === shownMs || startMs !== bucketStart(bucket, zone.shownAt(ms - 1));
}
