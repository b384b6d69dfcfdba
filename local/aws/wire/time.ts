import { setTimeout as wait } from 'node:timers/promises';

/** The stand-in's time. Waiting is divided by the speed; the clock is not moved by it, so stamps stay true. */
export interface Time {
  nowMs(): number;
  /** Waits `ms` of AWS's time, which is `ms / speed` of ours. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * Time whose waits are divided by `speed`, with the machine's clock unless another is given. When `closing` is
 * aborted every wait rejects at once, so that nothing of a closed cloud goes on.
 */
export function makeTime(speed: number, closing: AbortSignal, nowMs: () => number = Date.now): Time {
  return {
    nowMs,
    sleep: async (ms, signal) => {
      await wait(ms / speed, undefined, { signal: signal ? AbortSignal.any([signal, closing]) : closing });
    },
  };
}
