import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { SpoolUnusable } from './errors.ts';

/**
 * Makes a folder this process's own until the returned function is called or the process ends, however it ends: a socket in it
 * is listened on, which nobody answers any more when its process is gone. It holds on one host; a spool belongs on a local disk.
 *
 * @throws SpoolUnusable where another process has it, or where it cannot be made
 */
export async function takeOwnership(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'owner.sock');
  try {
    await mkdir(folder, { recursive: true });
    const server = (await listen(path)) ?? (await listenInstead(path));
    if (server === undefined) throw new Error('another process uses it');
    server.unref();
    return async () => {
      server.close();
      await once(server, 'close');
    };
  } catch (cause) {
    throw new SpoolUnusable(`the spool ${folder} cannot be used: ${(cause as Error).message}`, {
      cause,
      hint: 'each process needs a folder of its own, on a local disk, with a path of at most 90 bytes',
    });
  }
}

async function listenInstead(path: string): Promise<Server | undefined> {
  if (await isAnswered(path)) return undefined;
  await rm(path, { force: true });
  return listen(path);
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(path, () => resolve(server));
  });
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
