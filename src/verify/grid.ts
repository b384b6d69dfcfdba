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

/** Where the first window begins that holds nothing from before an instant; in ms since the epoch. */
export function beginningFrom(grid: Grid, ms: number): number {
  const { fromMs, toMs } = grid.windowAt(ms);
  return fromMs === ms ? fromMs : toMs;
}

/** The windows that lie wholly within a stretch of time, in order. */
export function* windowsWithin(grid: Grid, fromMs: number, toMs: number): Generator<Window> {
  let window = grid.windowAt(beginningFrom(grid, fromMs));
  for (; window.toMs <= toMs; window = grid.windowAt(window.toMs)) yield window;
}
