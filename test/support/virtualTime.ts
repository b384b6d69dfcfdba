import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { Time } from '../../local/aws/wire/time.ts';

export interface VirtualTime extends Time {
  /** Moves the time on, and on the way lets everything go on that has waited long enough, each at its own instant. */
  advance(ms: number): Promise<void>;
}

interface Wait {
  readonly dueMs: number;
  readonly end: () => void;
}

/** A time that stands still until it is told to move: what takes 30 s takes exactly that, on any machine. */
export function virtualTime(startMs: number): VirtualTime {
  let nowMs = startMs;
  const waits = new Set<Wait>();
  const nextUntil = (endMs: number) =>
    [...waits].filter(({ dueMs }) => dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs)[0];
  return {
    nowMs: () => nowMs,
    sleep: (ms, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const wait: Wait = { dueMs: nowMs + ms, end: resolve };
      const abort = () => reject(signal?.reason);
      waits.add(wait);
      if (signal?.aborted) abort();
      signal?.addEventListener('abort', abort, { once: true });
      return promise.finally(() => {
        waits.delete(wait);
        signal?.removeEventListener('abort', abort);
      });
    },
    advance: async (ms) => {
      const endMs = nowMs + ms;
      for (let next = nextUntil(endMs); next; next = nextUntil(endMs)) {
        nowMs = next.dueMs;
        waits.delete(next);
        next.end();
        await turnOfTheLoop();
      }
      nowMs = endMs;
    },
  };
}
