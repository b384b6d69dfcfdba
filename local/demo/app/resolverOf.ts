import { Resolver } from 'node:dns/promises';
import type { AppOrder } from './protocol.ts';

/** Asks the local cloud's DNS for the name's address, anew each time. */
export function resolverOf({ dnsServer, host }: Pick<AppOrder, 'dnsServer' | 'host'>): () => Promise<string> {
  const resolver = new Resolver({ timeout: 500, tries: 2 });
  resolver.setServers([dnsServer]);
  return async () => {
    const [address] = await resolver.resolve4(host);
    if (address === undefined) throw new Error(`${host} has no address`);
    return address;
  };
}
