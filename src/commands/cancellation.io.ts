import { constants } from 'node:os';

type SignalName = 'SIGINT' | 'SIGTERM';

/** A terminal and npm both hand a key press on, which is one cancellation. */
const sameMs = 300;

/** What a process still waits for when all is said keeps it for no longer than this. */
const lingerMs = 200;

/**
 * Aborted when this process is told to end. A runner sends SIGINT, SIGTERM 7.5 s later, and kills 2.5 s after that:
 * enough to say what state things are in. Told a second time, the process ends at once.
 *
 * @param atOnce says so; the process ends when it returns.
 */
export function cancellation(atOnce: (words: string) => void): AbortSignal {
  const controller = new AbortController();
  let firstMs: number | undefined;
  const told = (signal: SignalName) => {
    if (firstMs === undefined) {
      firstMs = Date.now();
      controller.abort(new Error(`the run was cancelled (${signal})`));
    } else if (Date.now() - firstMs >= sameMs) {
      atOnce(`ended at once (${signal}), and what state things are in was not looked at; what AWS began goes on`);
      process.exit(128 + constants.signals[signal]);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, told);
  return controller.signal;
}

/** Ends a process whose run was cancelled and has said so, whatever connection or driver still waits. */
export function endIfCancelled({ aborted }: AbortSignal): void {
  if (aborted) setTimeout(() => process.exit(), lingerMs).unref();
}
