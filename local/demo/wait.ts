import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; rejects with the signal's reason when it is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
  signal.throwIfAborted();
}

/**
 * How long nothing may move before the demo gives up, counted from the last progress: how long the whole takes depends
 * on the machine, standing still does not.
 */
const quietMs = 120_000;

/** Follows a count until it has reached `goal`; false when it stands still before that. */
export async function reaches(
  goal: number,
  count: () => number | Promise<number>,
  signal: AbortSignal,
): Promise<boolean> {
  let before = Number.NaN;
  let movedMs = Date.now();
  for (;;) {
    const now = await count();
    if (now >= goal) return true;
    if (now !== before) [before, movedMs] = [now, Date.now()];
    if (Date.now() - movedMs > quietMs) return false;
    await pause(100, signal);
  }
}
