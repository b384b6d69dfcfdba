import type { Clock } from './world.ts';

export interface TimeLimit {
  readonly limitMs: number;
  /** What the work is aborted with when its time is over. */
  readonly reason: Error;
  /** Aborted: so is the work, with this signal's own reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Does `work` with a signal that is aborted once its time is over. What the work makes of that is its own affair. */
export async function withTimeLimit<T>(
  clock: Clock,
  { limitMs, reason, signal }: TimeLimit,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const done = new AbortController();
  clock.sleep(limitMs, done.signal).then(
    () => limit.abort(reason),
    () => {},
  );
  try {
    return await work(signal === undefined ? limit.signal : AbortSignal.any([signal, limit.signal]));
  } finally {
    done.abort();
  }
}
