import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What is heard of the collector at each connection to it. */
export interface Hearing {
  connected(address: string): void;
  refused(): void;
}

/**
 * A port of this machine that leads to wherever the name leads at that moment: a forwarder asks the system's resolver,
 * which knows the local cloud's names as little as it knows another VPC's.
 */
export async function openRelay(port: number, resolve: () => Promise<string>, hearing: Hearing): Promise<Relay> {
  const server = createServer(async (from) => {
    from.on('error', () => from.destroy());
    try {
      const address = await resolve();
      const to = connect(port, address);
      await once(to, 'connect');
      hearing.connected(address);
      join(from, to);
    } catch {
      hearing.refused();
      from.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}

export interface Relay {
  readonly port: number;
  close(): void;
}

function join(from: Socket, to: Socket): void {
  from.pipe(to).pipe(from);
  to.on('error', () => to.destroy());
  from.on('close', () => to.destroy());
  to.on('close', () => from.destroy());
}
