import { refusalName } from '../aws/call.io.ts';
import { isPassing } from '../aws/refusal.ts';
import { ReadFailed } from '../errors.ts';
import type { Clock } from '../world/world.ts';
import type { Seen } from './evidence.ts';

/** The pauses before a read that passed by is made again. */
const pausesMs: readonly number[] = [500, 2_000];

/** Reads, and again where the refusal may pass. What is refused at last is a value too: the other reads count all the same. */
export async function seen<Value>(clock: Clock, read: () => Promise<Value>): Promise<Seen<Value>> {
  for (const pauseMs of pausesMs) {
    const first = await once(read);
    if (first.kind === 'seen' || !first.passes) return first;
    await clock.sleep(pauseMs);
  }
  return await once(read);
}

async function once<Value>(read: () => Promise<Value>): Promise<Seen<Value>> {
  try {
    return { kind: 'seen', value: await read() };
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    return { kind: 'unread', error, passes: isPassing(refusalName(error)) };
  }
}
