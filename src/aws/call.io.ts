import { ReadFailed, WriteFailed } from '../errors.ts';
import { systemClock } from '../world/clock.io.ts';
import type { Clock } from '../world/world.ts';
import { failureOf } from './failure.ts';
import { kindOf } from './kind.ts';
import { refusalOf } from './refusal.ts';

/**
 * Makes one reading call, and says what could not be read if it fails.
 *
 * @param action the IAM action, `ecs:DescribeServices`.
 * @param what the thing in words, `service "access-log" in cluster "production"`.
 * @throws ReadFailed with the SDK's error as cause.
 */
export async function read<T>(action: string, what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    const { message, options } = failureOf(action, `read ${what}`, cause);
    throw new ReadFailed(message, options);
  }
}

/** Makes one changing call. @throws WriteFailed with the SDK's error as cause. */
export async function write<T>(action: string, what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    const { message, options } = failureOf(action, what, cause);
    throw new WriteFailed(message, options);
  }
}

/** How long after a lost answer it is looked for what the lost call did: what is read after a write may be old. */
const looksAfterMs = [0, 1_000, 3_000];

/** A call whose answer is lost again and again is not sent more often than this. */
const sendings = 3;

/**
 * Sends a change that AWS would carry out twice if it were sent twice, having no token to know a repetition by. After a
 * lost answer it looks whether the change was carried out, and more than once, before it sends it again. For clients that
 * make a call once.
 *
 * @param created what the lost call created, if it was carried out.
 */
export async function sendOnce<T>(
  send: () => Promise<T>,
  created: () => Promise<T | undefined>,
  clock: Pick<Clock, 'sleep'> = systemClock,
): Promise<T> {
  for (let sent = 1; ; sent += 1) {
    try {
      return await send();
    } catch (error) {
      if (!isUnanswered(error)) throw error;
      const found = await lookAgain(created, clock);
      if (found !== undefined) return found;
      if (sent === sendings) throw error;
    }
  }
}

async function lookAgain<T>(look: () => Promise<T | undefined>, clock: Pick<Clock, 'sleep'>): Promise<T | undefined> {
  for (const ms of looksAfterMs) {
    if (ms > 0) await clock.sleep(ms);
    const found = await look();
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A throttled call was not carried out, and the client has tried it again itself. */
function isUnanswered(error: unknown): boolean {
  return kindOf(refusalName(error)) === 'unanswered';
}

/** The name of an error as AWS or Node gives it, also of the one that a ReadFailed or WriteFailed was made of. */
export function refusalName(error: unknown): string {
  return error instanceof ReadFailed || error instanceof WriteFailed ? refusalName(error.cause) : refusalOf(error).name;
}
