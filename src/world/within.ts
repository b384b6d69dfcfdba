import type { Clock } from './world.ts';

/** What was not there in time. */
export const LATE = Symbol('late');

/** What comes of the work if that is there within `ms`. What is late goes on, and what becomes of it concerns nobody. */
export async function within<Value>(clock: Clock, ms: number, work: Promise<Value>): Promise<Value | typeof LATE> {
  const over = new AbortController();
  const late = (clock.patience ?? clock.sleep)(ms, over.signal).then(isLate, isLate);
  work.catch(() => undefined);
  try {
    return await Promise.race<Value | typeof LATE>([work, late]);
  } finally {
    over.abort();
  }
}

function isLate(): typeof LATE {
  return LATE;
}
