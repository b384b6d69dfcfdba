import { Resolver } from 'node:dns/promises';
import type { Dns } from './statusReport.ts';

/** How long a resolver may take, twice: a name server that does not answer must not hold the rest up. */
const patienceMs = 1_500;

/** What a name resolves to where this runs. */
export async function resolveHere(name: string): Promise<Dns> {
  const resolver = new Resolver({ timeout: patienceMs, tries: 1 });
  try {
    return { kind: 'resolved', addresses: (await resolver.resolve4(name)).toSorted() };
  } catch (error) {
    const code = (error as { readonly code?: unknown } | undefined)?.code;
    return {
      kind: 'unknown',
      because: `it does not resolve here (${code ?? 'no reason given'}): outside its VPC a private name never does`,
    };
  }
}
