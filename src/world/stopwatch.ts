import type { Clock } from './world.ts';

export interface Stopwatch {
  /** Milliseconds since the epoch. */
  readonly startedMs: number;
  /** How long it is since the last lap, or since the start. */
  lapMs(): number;
}

export function startStopwatch(clock: Pick<Clock, 'nowMs'>): Stopwatch {
  const startedMs = clock.nowMs();
  let lastMs = startedMs;
  return {
    startedMs,
    lapMs: () => {
      const beforeMs = lastMs;
      lastMs = clock.nowMs();
      return lastMs - beforeMs;
    },
  };
}
