import { randomBytes } from 'node:crypto';
import { connect as connectPlain, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { CollectorRefused } from './errors.ts';
import { pingFor, readHelo, readPong } from './handshake.ts';

/** As Node's own, `{ ca, servername, … }`. */
export type TlsOptions = ConnectionOptions;

export interface Target {
  readonly address: string;
  readonly port: number;
  readonly tls?: TlsOptions;
  readonly sharedKey?: string;
  /** How this sender calls itself to a collector that asks for a key. */
  readonly hostname: string;
  readonly timeoutMs: number;
}

export interface Connection {
  write(bytes: Buffer): void;
  /** Hears each answer of the collector. Answers that came before are heard at once. */
  hear(onAnswer: (answer: unknown) => void): void;
  /** Resolves when it has ended, with the reason. */
  readonly ended: Promise<string>;
  end(because: string): void;
}

/**
 * Connects, and shows the key where there is one.
 *
 * @throws CollectorRefused for a key that does not fit; other errors as the socket has them
 */
export async function openConnection(target: Target): Promise<Connection> {
  const { tls, address, port, timeoutMs, sharedKey } = target;
  const socket = tls ? connectTls({ ...tls, host: address, port }) : connectPlain({ host: address, port });
  socket.setNoDelay(true).setKeepAlive(true, 30_000);
  const connection = over(socket);
  const limit = setTimeout(() => connection.end(`no answer within ${timeoutMs} ms`), timeoutMs);
  try {
    await Promise.race([ready(socket, tls !== undefined), connection.ended.then(fail)]);
    if (sharedKey !== undefined) await showKey(connection, sharedKey, target.hostname);
    return connection;
  } catch (error) {
    connection.end(String(error));
    throw error;
  } finally {
    clearTimeout(limit);
  }
}

function ready(socket: Socket, isTls: boolean): Promise<void> {
  return new Promise((resolve) => socket.once(isTls ? 'secureConnect' : 'connect', () => resolve()));
}

function fail(because: string): never {
  throw new Error(because);
}

async function showKey(connection: Connection, sharedKey: string, hostname: string): Promise<void> {
  const answers = listen(connection);
  const keyed = { sharedKey, hostname, salt: randomBytes(16).toString('hex') };
  const helo = readHelo(await answers.next('it asked for no key (HELO), and one is configured'));
  if (helo.kind === 'no-helo') throw refusedFor('its first word was not HELO');
  connection.write(encode(pingFor(helo.nonce, keyed)));
  const pong = readPong(await answers.next('it did not answer PONG'), helo.nonce, keyed);
  if (pong.kind === 'refused') throw refusedFor(pong.because);
}

function refusedFor(because: string): CollectorRefused {
  return new CollectorRefused(`the collector refuses the connection: ${because}`, {
    hint: 'is the shared key the same on both sides? Nothing is lost: what is pending is kept and tried again.',
  });
}

/** The answers of a connection one by one; the end of the connection is a refusal. */
function listen(connection: Connection) {
  const came: unknown[] = [];
  let wake = Promise.withResolvers<void>();
  connection.hear((answer) => {
    came.push(answer);
    wake.resolve();
  });
  return {
    async next(otherwise: string): Promise<unknown> {
      if (came.length === 0) await Promise.race([wake.promise, connection.ended]);
      if (came.length === 0) throw refusedFor(otherwise);
      if (came.length === 1) wake = Promise.withResolvers<void>();
      return came.shift();
    },
  };
}

/** Half an answer longer than this is none of Fluentd's. */
const MOST_BYTES_OF_AN_ANSWER = 64 * 1024;

function over(socket: Socket): Connection {
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  const early: unknown[] = [];
  let onAnswer = (answer: unknown): void => {
    early.push(answer);
  };
  let rest: Buffer = Buffer.alloc(0);
  const end = (because: string) => {
    resolve(because);
    socket.destroy();
  };
  socket.on('data', (data) => {
    rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
    try {
      for (let next = decode(rest); next !== undefined; next = rest.length > 0 ? decode(rest) : undefined) {
        rest = rest.subarray(next.end);
        onAnswer(next.value);
      }
      if (rest.length > MOST_BYTES_OF_AN_ANSWER) end('it answers what is no MessagePack');
    } catch {
      end('it answers what is no MessagePack');
    }
  });
  socket.on('error', ({ message }) => end(message));
  socket.on('close', () => end('the collector closed the connection'));
  return {
    write: (bytes) => void socket.write(bytes),
    hear(listener) {
      onAnswer = listener;
      for (const answer of early.splice(0)) listener(answer);
    },
    ended,
    end,
  };
}
