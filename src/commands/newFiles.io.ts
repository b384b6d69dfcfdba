import { lstat } from 'node:fs/promises';
import { NotPossible } from '../errors.ts';
import { createFile, replaceFile } from './writeFile.io.ts';

/** A file in the making. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes files, all of them or none where one stands there already.
 *
 * @param force takes the place of what stands there
 * @throws NotPossible naming those that are there; WriteFailed
 */
export async function writeNew(files: readonly NewFile[], force: boolean): Promise<void> {
  const there = await Promise.all(files.map(({ path }) => isThere(path)));
  const taken = files.filter((_, at) => there[at]).map(({ path }) => path);
  if (taken.length > 0 && !force) {
    throw new NotPossible(
      `${taken.join(', ')} ${taken.length === 1 ? 'is' : 'are'} there already; nothing was written`,
      {
        hint: 'move it away, name another with --config, or write --force to overwrite',
      },
    );
  }
  for (const { path, text } of files) await (force ? replaceFile : createFile)(path, text);
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
