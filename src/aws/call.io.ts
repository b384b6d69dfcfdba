import { ReadFailed, WriteFailed } from '../errors.ts';
import { failureOf } from './failure.ts';
import { isPassing, refusalOf } from './refusal.ts';

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

/**
 * Sends a change that AWS would carry out twice if it were sent twice, having no token to know a repetition by. After a
 * lost answer it looks whether the change was carried out before it sends it once more. For clients that try a call once.
 *
 * @param created what the lost call created, if it was carried out.
 */
export async function sendOnce<T>(send: () => Promise<T>, created: () => Promise<T | undefined>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!isPassing(refusalName(error))) throw error;
    return (await created()) ?? (await send());
  }
}

/** The name of an error as AWS or Node gives it, also of the one that a ReadFailed or WriteFailed was made of. */
export function refusalName(error: unknown): string {
  return error instanceof ReadFailed || error instanceof WriteFailed ? refusalName(error.cause) : refusalOf(error).name;
}
