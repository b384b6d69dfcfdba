import { connect } from 'node:net';

export interface Packet {
  readonly tag: string;
  readonly chunk: string;
  readonly events: readonly (readonly [number, Readonly<Record<string, unknown>>])[];
}

/**
 * Sends a packet by the forward protocol in its JSON form, and waits for the acknowledgement: true if it came, false
 * if the collector could not be reached or ended the connection before.
 */
export async function sendPacket({ tag, chunk, events }: Packet, host: string, port = 24224): Promise<boolean> {
  const socket = connect(port, host);
  let answer = '';
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    answer += data;
    if (answer.endsWith('}')) socket.destroy();
  });
  socket.write(JSON.stringify([tag, events, { chunk }]));
  await new Promise((resolve) => socket.once('close', resolve));
  return answer === JSON.stringify({ ack: chunk });
}
