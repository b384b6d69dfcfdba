import type { Clock } from '../../src/world/world.ts';

/** A clock that only its own sleeps move, and that notes them. */
export interface FakeClock extends Clock {
  readonly slept: readonly number[];
}

/** @param whileAsleep what happens in a pause, before it is over. */
export function fakeClock(whileAsleep: (ms: number) => void = () => {}): FakeClock {
  const slept: number[] = [];
  return {
    slept,
    nowMs: () => slept.reduce((now, ms) => now + ms, 0),
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      whileAsleep(ms);
      signal?.throwIfAborted();
      slept.push(ms);
    },
  };
}
