import { lstat, readdir } from 'node:fs/promises';
import { join, matchesGlob } from 'node:path';
import { isGrowingName, isLogName } from './logName.ts';
import type { Place } from './places.ts';

export interface LogFile {
  /** As the tables keep it: the folder's own name and the file's, `access/access_log.20261122.5f3a_0.log`. */
  readonly name: string;
  /** In its folder. */
  readonly base: string;
  readonly path: string;
  readonly inode: string;
  readonly size: number;
  readonly modifiedMs: number;
}

/**
 * The logs that stand directly in a folder, oldest first, and how many other entries there are. Folders inside it
 * are not entered: Fluentd keeps its live buffers there. A folder that is not there yet holds nothing yet.
 */
export async function findFiles(
  { folder, stream, patterns }: Place,
  isGrowing = false,
): Promise<{ files: LogFile[]; ignored: number; absent: number }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (entries === undefined) return { files: [], ignored: 0, absent: 1 };
  const isMeant = isGrowing ? isGrowingName : isLogName;
  // A symbolic link is not a regular file here, and must not be: Fluentd's points to the live buffer.
  const logs = entries.filter((entry) => entry.isFile() && isWanted(entry.name, patterns, isMeant));
  const files: LogFile[] = [];
  for (let at = 0; at < logs.length; at += looksAtOnce) {
    const part = logs.slice(at, at + looksAtOnce);
    const found = await Promise.all(part.map(({ name }) => look(join(folder, name), name, `${stream}/${name}`)));
    files.push(...found.filter((file) => file !== undefined));
  }
  files.sort((a, b) => a.modifiedMs - b.modifiedMs || (a.name < b.name ? -1 : 1));
  return { files, ignored: entries.length - logs.length, absent: 0 };
}

/** What a person says by a pattern goes before what names say by themselves; what is hidden or a live buffer never counts. */
function isWanted(name: string, patterns: readonly string[], isMeant: (name: string) => boolean): boolean {
  if (patterns.length === 0) return isMeant(name);
  return isGrowingName(name, true) && patterns.some((pattern) => matchesGlob(name, pattern));
}

/** The file as it is now; undefined if it has gone, or is no regular file any more. */
async function look(path: string, base: string, name: string): Promise<LogFile | undefined> {
  // Inodes of EFS are beyond 2^53.
  const stats = await lstat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!stats?.isFile()) return undefined;
  return { name, base, path, inode: String(stats.ino), size: Number(stats.size), modifiedMs: Number(stats.mtimeMs) };
}

/** Files that nothing deletes become many: looking at a hundred thousand at a time took 0.5 GB. */
const looksAtOnce = 256;

/** Whether the file is still there as it was when it was looked at. */
export async function isUnchanged({ path, base, name, inode, size, modifiedMs }: LogFile): Promise<boolean> {
  const now = await look(path, base, name);
  return now?.size === size && now.modifiedMs === modifiedMs && now.inode === inode;
}
