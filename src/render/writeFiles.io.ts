import { randomUUID } from 'node:crypto';
import { access, chmod, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { NotPossible, WriteFailed } from '../errors.ts';
import { makeFolder } from '../world/makeFolder.io.ts';
import type { RenderedFile } from './renderFiles.ts';

/** Files that stood there with another text, by their paths. */
export interface Standing {
  readonly kept: readonly string[];
  readonly replaced: readonly string[];
}

/**
 * Writes a rendering below `directory`, which is created if it is absent. Each file is complete or not there: it is
 * written under another name and renamed. Files of other names are left alone, and those that are only a start too.
 * @returns what became of those that stood there with another text: a person may have changed them
 * @throws NotPossible before anything is written, if a path leads outside; WriteFailed if the disk refuses.
 */
export async function writeRendered(directory: string, files: readonly RenderedFile[]): Promise<Standing> {
  for (const file of files) assertInside(directory, resolve(directory, file.path), file.path);
  await explained(directory, () => makeFolder(directory));
  const root = await explained(directory, () => realpath(directory));
  const standing = { kept: [] as string[], replaced: [] as string[] };
  for (const file of files) {
    const became = await explained(resolve(root, file.path), () => writeOne(root, file));
    if (became !== 'written') standing[became].push(file.path);
  }
  return standing;
}

/** `kept`: a file that is the user's own by now was left alone. */
async function writeOne(root: string, file: RenderedFile): Promise<'written' | keyof Standing> {
  const target = resolve(root, file.path);
  assertInside(root, await realAncestor(dirname(target)), file.path);
  await makeFolder(dirname(target));
  if (file.keep && (await exists(target))) return 'kept';
  const before = await textOf(target);
  const temporary = `${target}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, file.text, { flag: 'wx' });
    // Said by chmod, for the umask takes from the mode that a file is created with.
    if (file.executable) await chmod(temporary, 0o755);
    await rename(temporary, target);
    return before === undefined || before === file.text ? 'written' : 'replaced';
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Undefined where there is none, or none that can be read: what is in the way of writing is told then. */
async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The real place of the nearest folder above that exists: a symbolic link on the way may lead elsewhere. */
async function realAncestor(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(folder) === folder) throw error;
    return realAncestor(dirname(folder));
  }
}

function assertInside(root: string, place: string, path: string): void {
  const way = relative(root, place);
  if (way !== '..' && !way.startsWith('../') && !isAbsolute(way)) return;
  throw new NotPossible(`"${path}" leads outside of ${root}`, {
    hint: 'nothing is written there; choose another folder',
  });
}

const facts: Readonly<Record<string, string>> = {
  EEXIST: 'a file of this name is in the way',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'a folder of this name is in the way',
  ENOTEMPTY: 'a folder of this name is in the way',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
};

async function explained<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    if (cause instanceof NotPossible) throw cause;
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new WriteFailed(`could not write ${path}: ${facts[code] ?? code}`, {
      cause,
      hint: 'give a folder that you may write to',
    });
  }
}
