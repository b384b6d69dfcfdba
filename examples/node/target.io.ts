import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { hostname as machineName } from 'node:os';
import type { Target } from './connection.io.ts';
import type { SenderOptions } from './options.ts';

/** Where the collector is at this moment: the system's resolver is asked, and what it said before is not remembered. */
export async function targetOf(options: SenderOptions, timeoutMs: number): Promise<Target> {
  const { host, port = 24224, hostname = machineName(), sharedKey, tls, resolve = () => addressOf(host) } = options;
  const name = isIP(host) ? {} : { servername: host };
  return {
    address: await resolve(),
    ...{ port, hostname, timeoutMs },
    ...(tls ? { tls: { ...name, ...tls } } : {}),
    ...(sharedKey === undefined ? {} : { sharedKey }),
  };
}

async function addressOf(host: string): Promise<string> {
  return (await lookup(host)).address;
}
