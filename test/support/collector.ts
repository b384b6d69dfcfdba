import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { decode } from '../../examples/node/decode.ts';
import { encode, type Packable } from '../../examples/node/encode.ts';
import { recordsOf } from '../../examples/node/entry.ts';

/** A message in the mode PackedForward, as it came. */
export interface Came {
  readonly tag: string;
  readonly records: readonly Readonly<Record<string, unknown>>[];
  readonly chunk: string;
  /** Which connection it came on, counted from 1. */
  readonly connection: number;
}

export interface ScriptedCollector {
  readonly address: string;
  readonly port: number;
  readonly came: readonly Came[];
  connections(): number;
  /** Ends all connections, and listens on. */
  hangUp(): void;
  close(): Promise<void>;
}

interface Script {
  /** What is done with a message; it is acknowledged unless said otherwise. */
  readonly on?: (message: Came, conn: { ack(): void; say(value: Packable): void; end(): void }) => void;
  readonly onConnection?: (say: (value: Packable) => void, connection: number) => void;
  /** What it answers to anything that is no such message. */
  readonly onOther?: (value: unknown, conn: { say(value: Packable): void; end(): void }) => void;
  readonly address?: string;
  readonly port?: number;
  readonly tls?: TlsOptions;
}

/** A collector of the test's own, which can be told to misbehave. Stands in for Fluentd. */
export async function startCollector(script: Script = {}): Promise<ScriptedCollector> {
  const came: Came[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const { on = (_message, { ack }) => ack(), address = '127.0.0.1', onOther = () => undefined } = script;
  const serve = (socket: Socket) => {
    connections += 1;
    const connection = connections;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    const say = (value: Packable) => void socket.write(encode(value));
    const end = () => void socket.destroy();
    script.onConnection?.(say, connection);
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (data) => {
      rest = Buffer.concat([rest, data]);
      for (let next = decode(rest); next; next = rest.length > 0 ? decode(rest) : undefined) {
        const message = messageOf(next.value, rest, connection);
        rest = rest.subarray(next.end);
        if (message === undefined) onOther(next.value, { say, end });
        else {
          came.push(message);
          on(message, { ack: () => say({ ack: message.chunk }), say, end });
        }
      }
    });
  };
  const server: Server = script.tls ? createTlsServer(script.tls, serve) : createServer(serve);
  await new Promise<void>((resolve) => server.listen(script.port ?? 0, address, resolve));
  const hangUp = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    address,
    port: (server.address() as { port: number }).port,
    came,
    connections: () => connections,
    hangUp,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      hangUp();
      await closed;
    },
  };
}

function messageOf(value: unknown, bytes: Buffer, connection: number): Came | undefined {
  const [tag, , options] = Array.isArray(value) ? value : [];
  if (typeof tag !== 'string' || !(options instanceof Map)) return undefined;
  return { tag, records: recordsOf(entriesOf(bytes)), chunk: String(options.get('chunk')), connection };
}

/** The packed entries of a message. Fluentd calls them text, which they are not: as text they could not be read. */
function entriesOf(bytes: Buffer): Buffer {
  const at = decode(bytes, 1)?.end ?? 0;
  const first = bytes.readUInt8(at);
  if (first < 0xc0) return bytes.subarray(at + 1, at + 1 + (first & 0x1f));
  const width = { 196: 1, 197: 2, 198: 4, 217: 1, 218: 2, 219: 4 }[first] ?? 0;
  const length = bytes.readUIntBE(at + 1, width);
  return bytes.subarray(at + 1 + width, at + 1 + width + length);
}
