import { once } from 'node:events';
import { connect } from 'node:net';
import type { Packets } from './packets.ts';

/** As many are under way as a sender of ours has. */
const window = 16;

/** Sends all of it over one connection; resolves when every packet is acked. */
export async function sendAll({ messages, ackBytes }: Packets, host: string, port: number): Promise<void> {
  const socket = connect({ host, port, noDelay: true });
  await once(socket, 'connect');
  let [next, received] = [0, 0];
  const finished = Promise.withResolvers<void>();
  const sendMore = () => {
    while (next < messages.length && next - Math.floor(received / ackBytes) < window) {
      socket.write(messages[next] ?? Buffer.alloc(0));
      next += 1;
    }
  };
  socket.on('data', (bytes) => {
    received += bytes.length;
    if (received >= messages.length * ackBytes) finished.resolve();
    else sendMore();
  });
  socket
    .on('error', finished.reject)
    .on('close', () => finished.reject(new Error('the collector closed the connection')));
  sendMore();
  await finished.promise;
  socket.destroy();
}
