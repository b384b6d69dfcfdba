import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { NotPossible, WriteFailed } from '../errors.ts';
import { makeFolder } from '../world/makeFolder.io.ts';

/** Writes a file, in place of one that stands there: it is whole or not there. @throws WriteFailed. */
export async function replaceFile(path: string, content: string | Buffer): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await makeFolder(dirname(path));
    await writeFile(temporary, content, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new WriteFailed(`${path} cannot be written: ${codeOf(error)}`, { cause: error });
  }
}

/** Writes a file that is not there yet. @throws NotPossible where one stands there: it may be another's; WriteFailed. */
export async function createFile(path: string, content: string | Buffer): Promise<void> {
  try {
    await makeFolder(dirname(path));
    await writeFile(path, content, { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      throw new NotPossible(`${path} is there already`, { hint: 'name another file, or move that one away' });
    }
    await rm(path, { force: true });
    throw new WriteFailed(`${path} cannot be written: ${codeOf(error)}`, { cause: error });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
