import { durationMs } from '../config/duration.ts';
import type { Verify } from '../config/schema.ts';
import { calendarGrid, readBucket } from './calendar.ts';
import type { Window } from './window.ts';

/** How time is cut: half-open windows that follow each other without a gap. */
export interface Grid {
  /** The window that holds an instant (ms since the epoch); its length may differ from the next one's. */
  windowAt(ms: number): Window;
}

/** Windows of one length, aligned to the epoch. */
export function evenGrid(windowMs: number): Grid {
  return {
    windowAt: (ms) => {
      const fromMs = Math.floor(ms / windowMs) * windowMs;
      return { fromMs, toMs: fromMs + windowMs };
    },
  };
}

/** The windows that a configuration asks for: those of the table's buckets, or of a length. */
export function gridOf({ window, database: { bucket, timezone } }: Pick<Verify, 'window' | 'database'>): Grid {
  if (bucket !== undefined) return calendarGrid(timezone, readBucket(bucket));
  return evenGrid(durationMs(window ?? usualWindow));
}

const usualWindow = '5m';

/** The windows that lie wholly within a stretch of time, in order. */
export function* windowsWithin(grid: Grid, fromMs: number, toMs: number): Generator<Window> {
  const first = grid.windowAt(fromMs);
  let window = first.fromMs === fromMs ? first : grid.windowAt(first.toMs);
  for (; window.toMs <= toMs; window = grid.windowAt(window.toMs)) yield window;
}
