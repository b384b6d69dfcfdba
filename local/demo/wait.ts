import { setTimeout as sleep } from 'node:timers/promises';
import { isStuck, type Progress, progress } from './progress.ts';

/** Waits; rejects with the signal's reason when it is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
  signal.throwIfAborted();
}

/** Follows a count until it has reached `goal`; false when it stands still before that, for `stuckMs` where that is given. */
export async function reaches(
  goal: number,
  count: () => number | Promise<number>,
  signal: AbortSignal,
  stuckMs?: number,
): Promise<boolean> {
  for (let last: Progress | undefined; ; ) {
    last = progress(last, await count(), Date.now());
    if (last.count >= goal) return true;
    if (isStuck(last, Date.now(), stuckMs)) return false;
    await pause(100, signal);
  }
}
