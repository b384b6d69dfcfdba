import { ReadFailed, WriteFailed } from '../errors.ts';
import { hintFor, isPassing, refusalOf } from './refusal.ts';

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
    throw new ReadFailed(`could not read ${what}: ${inWords(cause)}`, withHint(action, cause));
  }
}

/** Makes one changing call. @throws WriteFailed with the SDK's error as cause. */
export async function write<T>(action: string, what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    throw new WriteFailed(`could not ${what}: ${inWords(cause)}`, withHint(action, cause));
  }
}

/**
 * Sends a change that AWS would make twice if it were asked twice, having no token to know a repetition by. After a
 * lost answer it looks whether the change was made before it asks once more. For clients that try a call once.
 *
 * @param made what the change made, if it was made.
 */
export async function sendOnce<T>(send: () => Promise<T>, made: () => Promise<T | undefined>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!isPassing(refusalName(error))) throw error;
    return (await made()) ?? (await send());
  }
}

/** All pages of a listing, as AWS may give an empty page that is not the last. */
export async function pages<Page, Entry>(
  ask: (token: string | undefined) => Promise<Page>,
  entries: (page: Page) => readonly Entry[] | undefined,
  nextToken: (page: Page) => string | undefined,
): Promise<Entry[]> {
  const all: Entry[] = [];
  let token: string | undefined;
  do {
    const page = await ask(token);
    all.push(...(entries(page) ?? []));
    token = nextToken(page);
  } while (token !== undefined);
  return all;
}

/** The name of an error as AWS or Node gives it, also of the one that a ReadFailed or WriteFailed was made of. */
export function refusalName(error: unknown): string {
  return error instanceof ReadFailed || error instanceof WriteFailed ? refusalName(error.cause) : refusalOf(error).name;
}

function inWords(cause: unknown): string {
  const { name, message } = refusalOf(cause);
  return name === 'Error' || name === '' || message.startsWith(name) ? message : `${name}: ${message}`;
}

function withHint(action: string, cause: unknown): { hint?: string; cause: unknown } {
  const hint = hintFor({ ...refusalOf(cause), action });
  return hint === undefined ? { cause } : { cause, hint };
}
