import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server on this machine that counts what comes back. */
export interface CountedWay {
  readonly url: string;
  bytes(): number;
  close(): Promise<void>;
}

export async function countedWay(to: string): Promise<CountedWay> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  let bytes = 0;
  const server = createServer((client) => {
    const database = connect(Number(port), hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      // The other end is gone as well: nobody waits for the rest.
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    }
    database.on('data', (part: Buffer) => (bytes += part.length));
    client.pipe(database).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(to);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    bytes: () => bytes,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
