import type { AwsWorld } from '../../src/aws/world.ts';

const tickMs = 5;

/**
 * A clock that goes `speed` times as fast as the machine's, but only while this process gets to run: on a machine that is
 * busy no deadline passes because nobody was there to take the answer.
 */
export function startClock(speed: number): AwsWorld['clock'] {
  const waiting = new Set<{ readonly atMs: number; readonly wake: () => void }>();
  let [nowMs, lastMs] = [Date.now(), Date.now()];
  const tick = () => {
    const machineMs = Date.now();
    nowMs += Math.min(machineMs - lastMs, 2 * tickMs) * speed;
    lastMs = machineMs;
    for (const sleeper of waiting) {
      if (sleeper.atMs > nowMs) continue;
      waiting.delete(sleeper);
      sleeper.wake();
    }
  };
  setInterval(tick, tickMs).unref();
  return {
    nowMs: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper = { atMs: nowMs + ms, wake: resolve };
        waiting.add(sleeper);
        const giveUp = () => {
          waiting.delete(sleeper);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', giveUp, { once: true });
      }),
  };
}
