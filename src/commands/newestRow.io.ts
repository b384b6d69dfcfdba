import type { Config } from '../config/schema.ts';
import type { Newest } from '../look/newest.ts';

/** How long the database may take: somebody waits for the rest. */
const patienceMs = 5_000;

/** How old the newest row is, where the configuration says in which table; the driver is loaded only then. */
export async function newestRowOf({ verify, region }: Config): Promise<Newest> {
  if (verify === undefined) return { kind: 'unknown', because: 'the configuration has no section verify' };
  const { openVerifyWorld, readNewestRow } = await import('../verify/index.ts');
  const found = await readNewestRow(openVerifyWorld({ ...(region && { region }) }), verify, patienceMs);
  if (found.kind === 'unknown') return found;
  if (found.atMs === undefined) return { kind: 'unknown', because: 'the table is empty' };
  return { kind: 'known', atMs: found.atMs, what: '' };
}
