import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isLogName } from './logName.ts';
import { FileUnreadable } from './refusal.ts';

export interface LogFile {
  /** As the tables keep it: the folder's own name and the file's, `access/access_log.20261122.5f3a_0.log`. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly modifiedMs: number;
}

/**
 * The logs that stand directly in a folder, oldest first, and how many other entries there are. Folders inside it
 * are not entered: Fluentd keeps its live buffers there. A folder that is not there yet holds nothing yet.
 */
export async function findFiles(folder: string): Promise<{ files: LogFile[]; ignored: number; absent: number }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (entries === undefined) return { files: [], ignored: 0, absent: 1 };
  // A symbolic link is not a regular file here, and must not be: Fluentd's points to the live buffer.
  const logs = entries.filter((entry) => entry.isFile() && isLogName(entry.name));
  const files: LogFile[] = [];
  for (let at = 0; at < logs.length; at += looksAtOnce) {
    const part = logs.slice(at, at + looksAtOnce);
    const found = await Promise.all(part.map(({ name }) => look(join(folder, name), `${basename(folder)}/${name}`)));
    files.push(...found.filter((file) => file !== undefined));
  }
  files.sort((a, b) => a.modifiedMs - b.modifiedMs || (a.name < b.name ? -1 : 1));
  return { files, ignored: entries.length - logs.length, absent: 0 };
}

/** The file as it is now; undefined if it has gone, or is no regular file any more. */
async function look(path: string, name: string): Promise<LogFile | undefined> {
  const stats = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return stats?.isFile() ? { name, path, size: stats.size, modifiedMs: Math.floor(stats.mtimeMs) } : undefined;
}

/** Files that nothing deletes become many: looking at a hundred thousand at a time took 0.5 GB. */
const looksAtOnce = 256;

/** Whether the file is still there as it was when it was looked at. */
export async function isUnchanged({ path, name, size, modifiedMs }: LogFile): Promise<boolean> {
  const now = await look(path, name);
  return now?.size === size && now.modifiedMs === modifiedMs;
}

/** The bytes that were there when the file was looked at, in chunks of 256 KiB; each makes one INSERT. */
export async function* readBytes({ path, size }: LogFile): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, { end: Math.max(0, size - 1), highWaterMark: 262_144 });
  const chunks = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      // Only the disk's own errors: what goes wrong with a chunk is its taker's.
      const { done, value } = await chunks.next().catch((cause: Error) => {
        throw new FileUnreadable(cause.message, { cause });
      });
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever takes the chunks may end early, and a batch that goes on for months must not keep such files open.
    stream.destroy();
  }
}
