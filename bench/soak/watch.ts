import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What a reader by byte offset found to be otherwise than it had read it. */
export interface Watched {
  readonly files: number;
  readonly bytes: number;
  /** Names of files of which a byte that had been read is another one now, or is no longer there. */
  readonly changed: readonly string[];
}

export interface Watcher {
  /** Reads a last time, and everything once more from the start. */
  finish(): Promise<Watched>;
}

/** A file that is followed, by its inode as `tail -F` and logtail do; it stays open, so that it is read to its end after a rename. */
interface Followed {
  readonly descriptor: number;
  readonly hash: Hash;
  name: string;
  offset: number;
  isChanged: boolean;
}

/** Follows all files of a folder by offset, as a legacy batch does, from the first byte on. */
export function watchFolder(folder: () => string | undefined): Watcher {
  const followed = new Map<string, Followed>();
  let isOver = false;
  const look = () => {
    const path = folder();
    if (path !== undefined) lookAt(path, followed);
    for (const file of followed.values()) readOn(file);
  };
  const watching = (async () => {
    while (!isOver) {
      look();
      await wait(20);
    }
  })();
  return {
    async finish() {
      isOver = true;
      await watching;
      look();
      const all = [...followed.values()];
      const changed = all.filter((file) => file.isChanged || !isSame(file)).map(({ name }) => name);
      for (const { descriptor } of all) closeSync(descriptor);
      return { files: all.length, bytes: all.reduce((sum, { offset }) => sum + offset, 0), changed };
    },
  };
}

function lookAt(folder: string, followed: Map<string, Followed>): void {
  for (const name of namesIn(folder)) {
    let descriptor: number;
    try {
      descriptor = openSync(join(folder, name), 'r');
    } catch {
      continue; // removed or renamed just now
    }
    const { ino, dev } = fstatSync(descriptor);
    const known = followed.get(`${dev}:${ino}`);
    if (known !== undefined) {
      known.name = name;
      closeSync(descriptor);
    } else followed.set(`${dev}:${ino}`, { descriptor, hash: createHash('sha256'), name, offset: 0, isChanged: false });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.') && !name.endsWith('.gz'));
  } catch {
    return [];
  }
}

const block = Buffer.alloc(1 << 20);

function readOn(file: Followed): void {
  if (fstatSync(file.descriptor).size < file.offset) file.isChanged = true;
  for (;;) {
    const read = readSync(file.descriptor, block, 0, block.length, file.offset);
    if (read === 0) return;
    file.hash.update(block.subarray(0, read));
    file.offset += read;
  }
}

/** Whether what was read byte by byte is what stands there now. */
function isSame({ descriptor, hash, offset }: Followed): boolean {
  const again = createHash('sha256');
  for (let at = 0; at < offset; ) {
    const read = readSync(descriptor, block, 0, Math.min(block.length, offset - at), at);
    if (read === 0) return false;
    again.update(block.subarray(0, read));
    at += read;
  }
  return again.digest('hex') === hash.digest('hex');
}
