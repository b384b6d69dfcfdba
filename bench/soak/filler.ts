import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as otherThings } from 'node:timers/promises';

/** What takes the last byte of a file system, and each one that is given back to it, until it is removed. */
export interface Filler {
  remove(): void;
}

const zeros = Buffer.alloc(1 << 20);
const topUpMs = 20;

/** Resolves when the file system is full. */
export async function fill(folder: string): Promise<Filler> {
  const file = join(folder, '.filler');
  const descriptor = openSync(file, 'w');
  while (takes(descriptor, zeros.length)) await otherThings();
  topUp(descriptor);
  const toppingUp = setInterval(() => topUp(descriptor), topUpMs);
  return {
    remove() {
      clearInterval(toppingUp);
      closeSync(descriptor);
      rmSync(file);
    },
  };
}

/** In smaller and smaller pieces, down to a byte. */
function topUp(descriptor: number): void {
  for (let size = zeros.length; size >= 1; size = Math.floor(size / 16)) while (takes(descriptor, size));
}

/** Whether there was room for so much, or a part of it. */
function takes(descriptor: number, size: number): boolean {
  try {
    writeSync(descriptor, zeros, 0, size);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}
