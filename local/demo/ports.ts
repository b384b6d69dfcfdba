import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Whether this machine lets tasks have addresses of their own; macOS, as it comes, has 127.0.0.1 alone. An address has
 * all of its ports to itself, but a program that listens on all addresses (0.0.0.0) would take the senders' connections
 * in place of the task: an own Fluentd, most likely. Throws where a program holds one of these ports.
 */
export async function ownAddresses(ports: readonly number[], bind: typeof listen = listen): Promise<boolean> {
  // One that no task is given: see local/aws/ecs/agent/address.ts.
  const address = `127.${randomInt(2, 60)}.${randomInt(256)}.${randomInt(1, 255)}`;
  const has = (await bind(address, 0)) !== 'EADDRNOTAVAIL';
  for (const port of ports) {
    if ((await bind(has ? address : '127.0.0.1', port)) !== 'EADDRINUSE') continue;
    const where = has ? 'on all addresses' : 'of 127.0.0.1';
    throw new Error(`a program of this machine holds port ${port} ${where}; stop it for as long as the demo runs`);
  }
  return has;
}

/** The error's code, or nothing if it could be listened there. Any other reason is told better by who needs the port. */
async function listen(address: string, port: number): Promise<string | undefined> {
  const server = createServer();
  const code = await new Promise<string | undefined>((resolve) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code));
    server.listen(port, address, () => resolve(undefined));
  });
  await new Promise((resolve) => server.close(resolve));
  return code;
}
