import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; rejects with the signal's reason when it is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
  signal.throwIfAborted();
}

/**
 * Follows a count until it has reached `goal`. False when it stands still for `quietMs` before that: how long the
 * whole takes depends on the machine, standing still does not.
 */
export async function reaches(
  goal: number,
  count: () => number | Promise<number>,
  { quietMs, signal }: { readonly quietMs: number; readonly signal: AbortSignal },
): Promise<boolean> {
  let before = Number.NaN;
  let movedMs = Date.now();
  for (;;) {
    const now = await count();
    if (now >= goal) return true;
    if (now !== before) [before, movedMs] = [now, Date.now()];
    if (Date.now() - movedMs > quietMs) return false;
    await pause(200, signal);
  }
}
