import type { Socket } from 'node:net';
import { decode, encode, type Packet } from 'dns-packet';
import { answerQuery, malformed } from './answer.ts';
import { address, bindBoth } from './bind.ts';
import type { Zone } from './zone.ts';

export interface DnsServer {
  readonly address: string;
  /** The same for UDP and TCP. */
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the zones by UDP and TCP on 127.0.0.1; a free port is taken when none is given. */
export async function startDns(
  zones: () => readonly Zone[],
  options: { readonly port?: number } = {},
): Promise<DnsServer> {
  const respond = (message: Uint8Array): Uint8Array | undefined => answerMessage(Buffer.from(message), zones());
  const { udp, tcp, port } = await bindBoth(options.port);
  const connections = new Set<Socket>();

  udp.on('message', (message, sender) => {
    const answer = respond(message);
    if (answer) udp.send(answer, sender.port, sender.address);
  });
  tcp.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
    serveStream(socket, respond);
  });
  return {
    address,
    port,
    close: async () => {
      for (const socket of connections) socket.destroy();
      await Promise.all([
        new Promise<void>((resolve) => udp.close(resolve)),
        new Promise<void>((resolve) => tcp.close(() => resolve())),
      ]);
    },
  };
}

const headerBytes = 12;

function answerMessage(message: Buffer, zones: readonly Zone[]): Uint8Array | undefined {
  if (message.length < headerBytes) return undefined;
  let query: Packet;
  try {
    query = decode(message);
  } catch {
    return encode(malformed(message.readUInt16BE(0)));
  }
  // An answer is never answered, or two servers could send each other packets for ever.
  return query.type === 'query' ? encode(answerQuery(query, zones, Math.random)) : undefined;
}

/** Over TCP each message has its length before it, in two bytes (RFC 1035, 4.2.2). */
function serveStream(socket: Socket, respond: (message: Uint8Array) => Uint8Array | undefined): void {
  let waiting = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE(0)) {
      const end = 2 + waiting.readUInt16BE(0);
      const answer = respond(waiting.subarray(2, end));
      waiting = waiting.subarray(end);
      if (answer) socket.write(Buffer.concat([lengthOf(answer), answer]));
    }
  });
}

function lengthOf(message: Uint8Array): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return length;
}
