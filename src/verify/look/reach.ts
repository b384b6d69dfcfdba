import type { Grid } from '../grid.ts';
import type { Window } from '../window.ts';

/** How far beyond a window its lines and rows are looked for. */
export type Reach = 'edge' | 'neighbour';
export const reaches: readonly Reach[] = ['edge', 'neighbour'];

/**
 * The edge is a tenth of the neighbour: 30 s of five minutes. What falls over an edge lies next to it by milliseconds or
 * seconds, and both edges of each window together cost no more than a fifth of reading it.
 */
const edgePart = 10;

/** What to read before a window. */
export function beforeOf(grid: Grid, { fromMs }: Window, reach: Reach): readonly Window[] {
  const window = grid.windowAt(fromMs - 1);
  return reach === 'neighbour' ? [window] : [{ fromMs: fromMs - edgeOf(window), toMs: fromMs }];
}

/** What to read behind a window; nothing that is still to come, and a whole neighbour only when it is over. */
export function behindOf(grid: Grid, { toMs }: Window, reach: Reach, nowMs: number): readonly Window[] {
  const window = grid.windowAt(toMs);
  if (reach === 'neighbour') return window.toMs <= nowMs ? [window] : [];
  const edge = { fromMs: toMs, toMs: Math.min(toMs + edgeOf(window), nowMs) };
  return edge.fromMs < edge.toMs ? [edge] : [];
}

function edgeOf({ fromMs, toMs }: Window): number {
  return Math.ceil((toMs - fromMs) / edgePart);
}
