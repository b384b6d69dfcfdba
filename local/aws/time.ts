import { setTimeout as wait } from 'node:timers/promises';
import type { Time } from './operation.ts';

/**
 * The stand-in's time: waits are divided by `speed`, the clock is the machine's. When `closing` is aborted every
 * wait rejects at once, so that nothing of a closed cloud goes on.
 */
export function makeTime(speed: number, closing: AbortSignal): Time {
  return {
    nowMs: () => Date.now(),
    sleep: async (ms, signal) => {
      await wait(ms / speed, undefined, { signal: signal ? AbortSignal.any([signal, closing]) : closing });
    },
  };
}
