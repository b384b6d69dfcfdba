import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SpoolUnusable } from './errors.ts';

/**
 * Makes a folder this process's own until the returned function is called or the process ends, however it ends: a socket in it
 * is listened on, which nobody answers any more when its process is gone. It holds on one host; a spool belongs on a local disk.
 *
 * @throws SpoolUnusable where another process has it, or where it cannot be made
 */
export async function takeOwnership(folder: string): Promise<() => Promise<void>> {
  try {
    await mkdir(folder, { recursive: true });
    const server = await first(folder);
    server.unref();
    return () => end(server);
  } catch (cause) {
    throw new SpoolUnusable(`the spool ${folder} cannot be used: ${(cause as Error).message}`, {
      cause,
      hint: 'each process needs a folder of its own, on a local disk, with a path of at most 90 bytes',
    });
  }
}

/** Two that come in the same moment both step back; they are not often at it in the same moment again. */
const ATTEMPTS = 5;

/**
 * Each comes with a socket of its own, and stays if no other is answered. Of two, the later always sees the earlier; to take
 * over the one name of a process that is gone would leave a moment in which two could do so.
 */
async function first(folder: string): Promise<Server> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const name = `owner.${randomBytes(4).toString('hex')}`;
    const server = await listen(join(folder, name));
    const alone = await isAlone(folder, name).catch(async (error) => {
      // Nobody may be kept out by one who does not come in himself.
      await end(server);
      throw error;
    });
    if (alone) return server;
    await end(server);
    await wait(Math.random() * 50 * 2 ** attempt);
  }
  throw new Error('another process uses it');
}

async function isAlone(folder: string, own: string): Promise<boolean> {
  const names = (await readdir(folder)).filter((name) => /^owner\.[0-9a-f]{8}$/.test(name));
  const others = names.filter((name) => name !== own).map((name) => join(folder, name));
  for (const path of others) {
    if (await isAnswered(path)) return false;
    await rm(path, { force: true });
  }
  // Somebody may have taken it for one of a process that is gone, in the moment before it was listened on.
  return names.includes(own);
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    // The workers of a cluster would share it otherwise, and each think that it is alone.
    server.listen({ path, exclusive: true }, () => resolve(server));
  });
}

async function end(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}

/** Nobody is there where the connection is refused; what else happens says nothing of that. */
function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'));
  });
}
