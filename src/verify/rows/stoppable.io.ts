import type { Clock } from '../../world/world.ts';

/** How long to wait for the end of what was stopped: Lambda gives a run little time beyond its own. */
const patienceMs = 3000;

/**
 * Does work that a signal cannot end by itself: what a driver has sent goes on in the database. Aborted, it is stopped there,
 * and waited for a little.
 *
 * @throws the signal's reason where that is so
 */
export async function stoppable<T>(
  clock: Clock,
  signal: AbortSignal,
  stop: () => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const working = work();
  try {
    return await Promise.race([working, aborted.promise]);
  } catch (error) {
    if (signal.aborted) await ended(clock, Promise.allSettled([stop(), working]));
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function ended(clock: Clock, settled: Promise<unknown>): Promise<void> {
  const done = new AbortController();
  await Promise.race([settled, clock.sleep(patienceMs, done.signal).catch(() => {})]);
  done.abort();
}
