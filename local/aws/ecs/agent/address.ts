import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A task's address for as long as it is held. */
export interface HeldAddress {
  readonly address: string;
  release(): Promise<void>;
}

/** Waits where it has to, until the signal is aborted. */
export type HoldAddress = (subnet: string, signal: AbortSignal) => Promise<HeldAddress>;

/** Somebody else holds the address, or this machine has no such address. */
type NotHeld = 'taken' | 'absent';

/**
 * The port that a held address is marked by, which no task uses. Below those that systems give to whoever wants any
 * port, so that no connection of this machine comes to have it.
 */
const markPort = 21_678;
const firstHost = 10;
const hosts = 240;

/** The one loopback address that every machine has. */
const onlyAddress = '127.0.0.1';
/** How often is looked whether it has been given back. */
const turnMs = 100;

/**
 * Gives every task an own loopback address, 127.x.y.z with x and y from the subnet's name, as an ENI has one of
 * its subnet. z goes round, so that an address is not given again at once (resolvers and senders keep old answers
 * for a while). A listener on the address marks it as taken, also for other clouds on this machine. Where there are no
 * such addresses (macOS as it comes) each task has 127.0.0.1 in turn.
 */
export function makeAddresses(hold: typeof listen = listen): HoldAddress {
  let next = Math.floor(Math.random() * hosts);
  return async (subnet, signal) => {
    for (let tries = 0; tries < hosts; tries++) {
      const held = await hold(addressIn(subnet, next++));
      if (held === 'absent') return inTurn(hold, signal);
      if (held !== 'taken') return held;
    }
    throw new Error(`every address of ${subnet} is taken on this machine`);
  };
}

function addressIn(subnet: string, serial: number): string {
  const [a = 0, b = 0] = createHash('sha256').update(subnet).digest();
  return `127.${64 + (a % 128)}.${b}.${firstHost + (serial % hosts)}`;
}

async function inTurn(hold: typeof listen, signal: AbortSignal): Promise<HeldAddress> {
  for (;;) {
    const held = await hold(onlyAddress);
    if (held === 'absent') throw new Error(`no address ${onlyAddress} on this machine`);
    if (held !== 'taken') return held;
    await wait(turnMs, undefined, { signal });
  }
}

function listen(address: string): Promise<HeldAddress | NotHeld> {
  const mark = createServer((socket) => socket.destroy()).unref();
  const release = () => new Promise<void>((resolve) => mark.close(() => resolve()));
  return new Promise((resolve, reject) => {
    mark.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') resolve('taken');
      else if (cause.code === 'EADDRNOTAVAIL') resolve('absent');
      else reject(new Error(`no address ${address} on this machine: ${cause.code}`, { cause }));
    });
    mark.listen(markPort, address, () => resolve({ address, release }));
  });
}
