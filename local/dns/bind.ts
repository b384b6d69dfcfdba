import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** The stand-in is heard on this machine only. */
export const address = '127.0.0.1';

const attempts = 10;

/** Opens one port for UDP and TCP. A port that is free for UDP may be taken for TCP; then another is tried. */
export async function bindBoth(wanted: number | undefined): Promise<{ udp: UdpSocket; tcp: Server; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const udp = createSocket('udp4');
    udp.bind(wanted ?? 0, address);
    await once(udp, 'listening');
    const { port } = udp.address();
    const tcp = createServer();
    try {
      tcp.listen(port, address);
      await once(tcp, 'listening');
      return { udp, tcp, port };
    } catch (cause) {
      udp.close();
      if (wanted !== undefined || attempt === attempts) throw cause;
    }
  }
}
