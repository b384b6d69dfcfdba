import { connect, createServer, type Socket } from 'node:net';
import type { NetworkFault } from './plan.ts';

/** What stands between the sender and the collector, and does to their connection what a network does. */
export interface FaultyWay {
  readonly host: string;
  readonly port: number;
  /** Does it to the connections that there are, for `ms` where it is something that lasts. */
  hurt(how: NetworkFault, ms: number): void;
  close(): Promise<void>;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/** @param target asked anew for each connection, as a sender asks DNS */
export async function openWay(
  target: () => Promise<{ readonly host: string; readonly port: number }>,
): Promise<FaultyWay> {
  const pairs = new Set<Pair>();
  let isSwallowing = false;
  const server = createServer({ allowHalfOpen: true }, async (near) => {
    near.on('error', () => near.destroy());
    near.pause();
    const place = await target().catch(() => undefined);
    if (place === undefined) return void near.destroy();
    const far = connect({ ...place, allowHalfOpen: true });
    const pair = { near, far };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    far.on('error', end).on('close', end);
    near.on('close', end).on('end', () => far.end());
    far.on('end', () => near.end());
    near.on('data', (bytes) => passOn(near, far, bytes));
    far.on('data', (bytes) => {
      if (!isSwallowing) passOn(far, near, bytes);
    });
    far.once('connect', () => near.resume());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const hurt: FaultyWay['hurt'] = (how, ms) => {
    if (how === 'swallow') {
      isSwallowing = true;
      setTimeout(() => {
        isSwallowing = false;
      }, ms).unref();
    }
    for (const pair of pairs) harm(pair, how, ms);
  };
  const close = () =>
    new Promise<void>((resolve) => {
      for (const { near, far } of pairs) void [near.destroy(), far.destroy()];
      server.close(() => resolve());
    });
  return { host: '127.0.0.1', port, hurt, close };
}

function harm({ near, far }: Pair, how: NetworkFault, ms: number): void {
  switch (how) {
    case 'drop':
      near.resetAndDestroy();
      far.resetAndDestroy();
      return;
    case 'half-close':
      near.end();
      return;
    case 'delay':
      near.pause();
      setTimeout(() => near.resume(), ms).unref();
      return;
    case 'swallow':
      // What is under way is enough: whoever waits for these acks has to give the connection up by itself.
      return;
  }
}

function passOn(from: Socket, to: Socket, bytes: Buffer): void {
  if (to.destroyed || !to.writable) return;
  if (to.write(bytes)) return;
  from.pause();
  to.once('drain', () => from.resume());
}
