import { durationMs } from '../config/duration.ts';
import type { Verify } from '../config/schema.ts';
import { calendarGrid, readBucket } from './calendar.ts';
import { evenGrid, type Grid } from './grid.ts';

/** The windows that a configuration asks for: those of the table's buckets, or of a length. */
export function gridOf({ window, database: { bucket, timezone } }: Pick<Verify, 'window' | 'database'>): Grid {
  if (bucket !== undefined) return calendarGrid(timezone, readBucket(bucket));
  return evenGrid(durationMs(window ?? usualWindow));
}

const usualWindow = '5m';
