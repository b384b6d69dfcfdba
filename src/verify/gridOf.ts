import { durationMs } from '../config/duration.ts';
import type { Verify } from '../config/schema.ts';
import { calendarGrid } from './calendar.ts';
import { evenGrid, type Grid } from './grid.ts';

/** The windows that a configuration asks for: those of the table's buckets, or of a length. */
export function gridOf({ window, database: { bucket, timezone } }: Pick<Verify, 'window' | 'database'>): Grid {
  if (bucket !== undefined) return calendarGrid(timezone, bucket);
  return evenGrid(windowMsOf({ window }));
}

/** The length of windows that follow no bucket, in ms; `5m` and `300s` are one. */
export function windowMsOf({ window = usualWindow }: { readonly window?: string | undefined }): number {
  return durationMs(window);
}

const usualWindow = '5m';
