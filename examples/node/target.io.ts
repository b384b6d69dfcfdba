import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { hostname as machineName } from 'node:os';
import type { Target } from './connection.io.ts';
import type { SenderOptions } from './options.ts';

/**
 * Where the collector is at this moment: the system's resolver is asked, and what it said before is not remembered. Of several
 * addresses each attempt takes the next: nobody may listen at the first, as at `::1` for `localhost`.
 *
 * @param attempt counted from 0
 */
export async function targetOf(options: SenderOptions, timeoutMs: number, attempt = 0): Promise<Target> {
  const { host, port = 24224, hostname = machineName(), sharedKey, tls } = options;
  const { resolve = () => addressOf(host, attempt) } = options;
  const name = isIP(host) ? {} : { servername: host };
  return {
    address: await resolve(),
    ...{ port, hostname, timeoutMs },
    ...(tls ? { tls: { ...name, ...tls } } : {}),
    ...(sharedKey === undefined ? {} : { sharedKey }),
  };
}

async function addressOf(host: string, attempt: number): Promise<string> {
  const found = await lookup(host, { all: true });
  return found[attempt % found.length]?.address ?? host;
}
