import { createHash } from 'node:crypto';
import { isCompressed, readBytes, Torn } from '../bytes.io.ts';
import type { LogFile } from '../files.io.ts';
import { type Generation, headOf, tailOf } from './generation.ts';
import type { Likeness } from './identify.ts';

/** SHA-256 of some bytes of a log, in hex; undefined where it has not so many. */
export async function fingerprint(file: LogFile, [from, to]: readonly [number, number]): Promise<string | undefined> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const chunk of readBytes(file, from, to)) {
    hash.update(chunk);
    length += chunk.length;
  }
  return length === to - from ? hash.digest('hex') : undefined;
}

/**
 * Compares files with what is known. A beginning is read once for all that it is compared with.
 *
 * @param failures told why a file could not be compared
 */
export function makeCompare(
  failures: Map<LogFile, unknown>,
): (file: LogFile, generation: Generation) => Promise<Likeness> {
  const heads = new Map<string, Promise<string | undefined>>();
  const headAt = (file: LogFile, range: readonly [number, number]) => {
    const key = `${file.inode} ${range[1]}`;
    const known = heads.get(key) ?? unlessTorn(fingerprint(file, range));
    heads.set(key, known);
    return known;
  };
  return async (file, { offset, head, tail }) => {
    try {
      if ((await headAt(file, headOf(offset))) !== head) return 'other';
      if (!isCompressed(file.path) && file.size < offset) return 'shorter';
      const found = await unlessTorn(fingerprint(file, tailOf(offset)));
      return found === undefined ? 'shorter' : found === tail ? 'same' : 'other';
    } catch (error) {
      failures.set(file, error);
      return 'unread';
    }
  };
}

async function unlessTorn<T>(result: Promise<T>): Promise<T | undefined> {
  return await result.catch((error) => {
    if (error instanceof Torn) return undefined;
    throw error;
  });
}
