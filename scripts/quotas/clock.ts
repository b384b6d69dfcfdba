import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { Clock } from '../../src/world/world.ts';

/** A clock that jumps to the end of the next pause as soon as nothing else is left to happen. */
export interface JumpingClock extends Clock {
  /** Lets time jump until a piece of work is done. */
  until<T>(work: Promise<T>): Promise<T>;
}

export function jumpingClock(startMs: number): JumpingClock {
  let nowMs = startMs;
  const pauses = new Map<symbol, { readonly endMs: number; readonly end: () => void }>();

  async function until<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const watched = work.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await turnOfTheLoop();
      const [next] = [...pauses].sort(([, a], [, b]) => a.endMs - b.endMs);
      if (next === undefined || isDone) continue;
      pauses.delete(next[0]);
      nowMs = Math.max(nowMs, next[1].endMs);
      next[1].end();
    }
    return await watched;
  }

  return {
    nowMs: () => nowMs,
    sleep: (ms) => new Promise((end) => void pauses.set(Symbol('pause'), { endMs: nowMs + ms, end })),
    until,
  };
}
