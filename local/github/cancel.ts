import type { ChildProcess } from 'node:child_process';

/** A cancelled job gets SIGINT, 7.5 s later SIGTERM, and 2.5 s after that it is killed. Source: GitHub, "Workflow cancellation". */
const cancelling = [
  { signal: 'SIGINT', afterMs: 0 },
  { signal: 'SIGTERM', afterMs: 7_500 },
  { signal: 'SIGKILL', afterMs: 10_000 },
] as const;

/** Waits for the end of the Action and gives its exit code; `cancelled` ends it as the runner does. */
export async function ended(child: ChildProcess, cancelled: AbortSignal | undefined): Promise<number> {
  const timers: NodeJS.Timeout[] = [];
  const cancel = () => {
    for (const { signal, afterMs } of cancelling) timers.push(setTimeout(() => child.kill(signal), afterMs));
  };
  cancelled?.addEventListener('abort', cancel, { once: true });
  try {
    const code = await new Promise<number>((done, fail) => {
      child.once('error', fail);
      child.once('close', (status) => done(status ?? 1));
    });
    cancelled?.throwIfAborted();
    return code;
  } finally {
    cancelled?.removeEventListener('abort', cancel);
    for (const timer of timers) clearTimeout(timer);
  }
}
