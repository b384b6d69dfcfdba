import type { Clock } from '../../../src/world/world.ts';

interface Pause {
  readonly endMs: number;
  readonly end: () => void;
}

export interface VirtualClock extends Clock {
  /** Lets so much time pass: every pause that ends in it ends, in order, and what follows from it happens. */
  pass(ms: number): Promise<void>;
  /** How many pauses have not ended. */
  pauses(): number;
}

/** A clock that stands still until time is let pass. */
export function virtualClock(startMs = 0): VirtualClock {
  let nowMs = startMs;
  const pauses = new Set<Pause>();

  const pass = async (ms: number): Promise<void> => {
    const untilMs = nowMs + ms;
    for (;;) {
      await settled();
      const [next] = [...pauses].filter(({ endMs }) => endMs <= untilMs).sort((a, b) => a.endMs - b.endMs);
      if (next === undefined) break;
      nowMs = next.endMs;
      next.end();
    }
    nowMs = untilMs;
  };

  const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const pause = { endMs: nowMs + ms, end: () => over(resolve) };
      const aborted = () => over(() => reject(signal?.reason));
      const over = (end: () => void) => {
        pauses.delete(pause);
        signal?.removeEventListener('abort', aborted);
        end();
      };
      pauses.add(pause);
      signal?.addEventListener('abort', aborted);
    });

  return { nowMs: () => nowMs, sleep, pass, pauses: () => pauses.size };
}

/** When all that follows from what has happened so far has happened too. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
