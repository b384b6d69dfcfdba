import type { Window } from '../window.ts';

/** Cuts windows in order of time into runs that follow each other without a gap, of at most so many windows. */
export function runsOf<Of extends Window>(
  windows: readonly Of[],
  most = Number.POSITIVE_INFINITY,
): readonly (readonly Of[])[] {
  const runs: Of[][] = [];
  for (const window of windows) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.toMs === window.fromMs && run.length < most) run.push(window);
    else runs.push([window]);
  }
  return runs;
}
