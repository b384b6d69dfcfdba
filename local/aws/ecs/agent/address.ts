import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** A task's address for as long as it is held. */
export interface HeldAddress {
  readonly address: string;
  release(): Promise<void>;
}

/** The port that a held address is marked by: the ECS agent's own introspection port, which no task uses. */
const markPort = 51678;
const firstHost = 10;
const hosts = 240;

/**
 * Gives every task an own loopback address, 127.x.y.z with x and y from the subnet's name, as an ENI has one of
 * its subnet. z goes round, so that an address is not given again at once (resolvers and senders keep old answers
 * for a while). A listener on the address marks it as taken, also for other clouds on this machine.
 */
export function makeAddresses(): (subnet: string) => Promise<HeldAddress> {
  let next = Math.floor(Math.random() * hosts);
  return async (subnet) => {
    for (let tries = 0; tries < hosts; tries++) {
      const address = addressIn(subnet, next++);
      const mark = await listen(address);
      if (mark) return { address, release: () => closed(mark) };
    }
    throw new Error(`every address of ${subnet} is taken on this machine`);
  };
}

function addressIn(subnet: string, serial: number): string {
  const [a = 0, b = 0] = createHash('sha256').update(subnet).digest();
  return `127.${64 + (a % 128)}.${b}.${firstHost + (serial % hosts)}`;
}

/** The listener, or undefined if somebody else holds the address. */
function listen(address: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy()).unref();
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') resolve(undefined);
      else reject(new Error(`no address ${address} on this machine: ${cause.code}${hintFor(address)}`, { cause }));
    });
    server.listen(markPort, address, () => resolve(server));
  });
}

function hintFor(address: string): string {
  if (process.platform !== 'darwin') return '';
  return `; macOS has only 127.0.0.1 until told otherwise: sudo ifconfig lo0 alias ${address}, or run it in Linux`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
