import { randomUUID } from 'node:crypto';
import { link, open, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LedgerConflict, ReadFailed, WriteFailed } from '../../errors.ts';
import { makeFolder } from '../../world/makeFolder.io.ts';
import { outdated, versionName, versionsOf } from './numbered.ts';
import type { LedgerStore, Stored } from './store.ts';

/**
 * A ledger in a folder of a disk, for the command line and a single host. Each version of a file is a file of its own,
 * `entries/2026-05-03.json.7`, and the highest number is the one that holds.
 *
 * There is no lock that a killed run could leave behind: a version is written beside and synced, and then linked under the
 * next number, which only one can be first to do. What a killed run leaves is a `.part` that nobody reads. A run that comes
 * so late that its number was given and taken away again sees two higher ones, and takes its own back.
 */
export function folderStore(folder: string): LedgerStore {
  return {
    place: `file:${folder}`,
    read: (name) => readLast(folder, name),
    write: async (name, text, before) => {
      const number = Number(before ?? 0) + 1;
      try {
        await writeVersion(folder, name, text, number);
      } catch (cause) {
        if (cause instanceof LedgerConflict) throw cause;
        throw new WriteFailed(`could not write ${name} into ${folder}: ${messageOf(cause)}`, { cause });
      }
      return String(number);
    },
  };
}

async function readLast(folder: string, name: string): Promise<Stored | undefined> {
  const last = Math.max(0, ...(await versionsIn(folder, name)));
  if (last === 0) return undefined;
  const path = join(folder, versionName(name, last));
  try {
    return { text: await readFile(path, 'utf8'), version: String(last) };
  } catch (cause) {
    // Between the two, others have written and tidied up.
    if (isError(cause, 'ENOENT')) return await readLast(folder, name);
    throw new ReadFailed(`could not read ${path}: ${messageOf(cause)}`, { cause });
  }
}

async function versionsIn(folder: string, name: string): Promise<readonly number[]> {
  const path = join(folder, dirname(name));
  try {
    return versionsOf(basename(name), await readdir(path));
  } catch (cause) {
    if (isError(cause, 'ENOENT')) return [];
    throw new ReadFailed(`could not read the folder ${path}: ${messageOf(cause)}`, { cause });
  }
}

async function writeVersion(folder: string, name: string, text: string, number: number): Promise<void> {
  const path = join(folder, versionName(name, number));
  const part = `${path}.${randomUUID()}.part`;
  await makeFolder(dirname(path));
  try {
    await writeSynced(part, text);
    await linkFirst(part, path, name);
  } finally {
    await rm(part, { force: true });
  }
  const versions = await versionsIn(folder, name);
  if (Math.max(...versions) > number + 1) {
    await rm(path, { force: true });
    throw conflict(name);
  }
  await syncFolder(dirname(path));
  for (const old of outdated(versions)) await rm(join(folder, versionName(name, old)), { force: true });
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function linkFirst(part: string, path: string, name: string): Promise<void> {
  try {
    await link(part, path);
  } catch (cause) {
    throw isError(cause, 'EEXIST') ? conflict(name) : cause;
  }
}

/** So that the new name outlives a crash of the machine; where a folder cannot be opened, as on Windows, it is left to it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

function conflict(name: string): LedgerConflict {
  return new LedgerConflict(`${name} of the ledger was written by another run`, {
    hint: 'run again: what it looked at is remembered',
  });
}

function isError(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === code;
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
