import type { Verify } from '../config/schema.ts';
import type { Clock } from '../world/world.ts';
import { gridOf } from './grid.ts';
import { verifiedUntil } from './ledger/due.ts';
import { openLedger } from './ledger/ledger.ts';
import { openStore, type StoreWorld } from './ledger/open.io.ts';
import { settingsKey } from './settingsKey.ts';
import { timingOf } from './timing.ts';
import type { Verification } from './verify.io.ts';

/**
 * What the ledger remembers, as if a run had just looked at nothing: neither side is asked, and nothing is written.
 *
 * @param state where the ledger is: `s3://bucket/prefix` or `file:folder`
 * @throws ReadFailed
 */
export async function recall(
  world: StoreWorld & { readonly clock: Clock },
  settings: Verify,
  state: string,
): Promise<Verification> {
  const store = openStore(state, world);
  const { sinceMs } = timingOf(settings);
  const { startMs, entries } = await openLedger(store, settingsKey(settings)).load(sinceMs, world.clock.nowMs());
  const verifiedUntilMs = verifiedUntil(gridOf(settings), entries, startMs);
  const nothing = { looked: [], left: 0, scanned: { queries: 0, records: 0, bytes: 0 }, notes: [] };
  return { ...nothing, settings, verifiedUntilMs, entries, place: store.place };
}

/** An object of S3 as text, by its address `s3://bucket/key`. @throws ReadFailed; undefined where there is none. */
export async function readObject(world: StoreWorld, address: string): Promise<string | undefined> {
  const at = address.lastIndexOf('/');
  return (await openStore(address.slice(0, at), world).read(address.slice(at + 1)))?.text;
}
