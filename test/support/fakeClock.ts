import type { Clock } from '../../src/world/world.ts';

/** A clock that only its own sleeps move, and that notes those that came to their end. */
export interface FakeClock extends Clock {
  readonly slept: readonly number[];
}

interface Sleep {
  readonly ms: number;
  readonly dueMs: number;
  readonly end: () => void;
}

/**
 * Its time stands still while anything else goes on, and then jumps to the end of the sleep that is due first: who sleeps
 * beside another is woken at the right time, and one that is given up is not waited for.
 *
 * @param whileAsleep what happens in a pause, before it is over.
 */
export function fakeClock(whileAsleep: (ms: number) => void = () => {}): FakeClock {
  const slept: number[] = [];
  const sleeps = new Set<Sleep>();
  let nowMs = 0;
  const endNext = () => {
    const [next] = [...sleeps].sort((a, b) => a.dueMs - b.dueMs);
    if (!next) return;
    sleeps.delete(next);
    nowMs = Math.max(nowMs, next.dueMs);
    slept.push(next.ms);
    next.end();
  };
  return {
    slept,
    nowMs: () => nowMs,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      whileAsleep(ms);
      signal?.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const sleep: Sleep = { ms, dueMs: nowMs + ms, end: resolve };
      sleeps.add(sleep);
      signal?.addEventListener('abort', () => sleeps.delete(sleep) && reject(signal.reason), { once: true });
      // What was answered meanwhile goes on first.
      setImmediate(endNext);
      await promise;
    },
  };
}
