import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A task has an address of its own, of which nobody else has the ports. Here that is a loopback address, and a
 * program of this machine that listens on all addresses (0.0.0.0) would take the senders' connections in place of the
 * task: an own Fluentd, most likely. Throws where there is one.
 */
export async function requireFreePort(port: number): Promise<void> {
  // One that no task is given: see local/ecs/agent/address.ts.
  const address = `127.${randomInt(2, 60)}.${randomInt(256)}.${randomInt(1, 255)}`;
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, address, resolve);
    });
  } catch (cause) {
    // Any other reason (macOS has no such addresses) is told better by whoever needs the address.
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') return;
    throw new Error(
      `a program of this machine holds port ${port} on all addresses; stop it for as long as the demo runs`,
      { cause },
    );
  }
  await new Promise((resolve) => server.close(resolve));
}
