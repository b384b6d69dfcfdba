import { once } from 'node:events';
import { connect } from 'node:net';
import { decode } from '../../examples/node/decode.ts';
import type { Sent } from './messages.ts';

export interface Answered {
  readonly acked: number;
  /** The longest time from a message's last byte to its ack, in milliseconds. */
  readonly slowestMs: number;
  /** Chunks that nobody acked before everything stood still. */
  readonly unanswered: readonly string[];
}

const window = 16;
/** How long no ack at all may come. */
const stuckMs = 20_000;

/** Sends all of it, some messages under way at a time. */
export async function sendMixed(messages: readonly Sent[], host: string, port: number): Promise<Answered> {
  const socket = connect({ host, port, noDelay: true });
  await once(socket, 'connect');
  const sentMs = new Map<string, number>();
  let [next, acked, slowestMs, rest] = [0, 0, 0, Buffer.alloc(0)];
  const over = Promise.withResolvers<void>();
  let stuck = setTimeout(over.resolve, stuckMs);
  const sendMore = () => {
    for (; next < messages.length && sentMs.size < window; next += 1) {
      const { chunk, bytes } = messages[next] ?? { chunk: '', bytes: Buffer.alloc(0) };
      sentMs.set(chunk, performance.now());
      socket.write(bytes);
    }
  };
  socket.on('data', (data) => {
    rest = Buffer.concat([rest, data]);
    for (let answer = decode(rest); answer !== undefined; answer = rest.length > 0 ? decode(rest) : undefined) {
      rest = rest.subarray(answer.end);
      const chunk = String((answer.value as Map<string, unknown>).get('ack'));
      slowestMs = Math.max(slowestMs, performance.now() - (sentMs.get(chunk) ?? Number.NEGATIVE_INFINITY));
      if (sentMs.delete(chunk)) acked += 1;
    }
    clearTimeout(stuck);
    stuck = setTimeout(over.resolve, stuckMs);
    if (acked === messages.length) over.resolve();
    else sendMore();
  });
  socket.on('error', () => over.resolve()).on('close', () => over.resolve());
  sendMore();
  await over.promise;
  clearTimeout(stuck);
  socket.destroy();
  const unsent = messages.slice(next).map(({ chunk }) => chunk);
  return { acked, slowestMs: Math.round(slowestMs), unanswered: [...sentMs.keys(), ...unsent] };
}
