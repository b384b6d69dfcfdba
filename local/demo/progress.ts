/** A count that is followed, and when it last moved. */
export interface Progress {
  readonly count: number;
  readonly movedMs: number;
}

/**
 * How long nothing may move before the demo gives up, counted from the last progress: how long the whole takes depends
 * on the machine, standing still does not.
 */
const quietMs = 120_000;

export function progress(before: Progress | undefined, count: number, atMs: number): Progress {
  return before?.count === count ? before : { count, movedMs: atMs };
}

export function isStuck({ movedMs }: Progress, atMs: number, afterMs = quietMs): boolean {
  return atMs - movedMs > afterMs;
}
