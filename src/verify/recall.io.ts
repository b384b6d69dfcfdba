import type { Verify } from '../config/schema.ts';
import type { Clock } from '../world/world.ts';
import { beginningFrom } from './grid.ts';
import { gridOf } from './gridOf.ts';
import { believed, byBeginning, verifiedUntil } from './ledger/due.ts';
import type { Entry } from './ledger/entry.ts';
import { forgottenOf, withForgotten } from './ledger/forgotten.ts';
import { headFile, readHead } from './ledger/format.ts';
import { firstHead } from './ledger/head.ts';
import { openLedger } from './ledger/ledger.ts';
import { openStore, type StoreWorld } from './ledger/open.io.ts';
import { isOutdated, otherUntil, readScope, scopeFile } from './ledger/scopeFile.ts';
import type { LedgerStore } from './ledger/store.ts';
import { readFile } from './ledger/stored.ts';
import { withThose } from './ledger/totals.ts';
import { settingsKey } from './settingsKey.ts';
import { timingOf } from './timing.ts';
import type { Verification } from './verify.io.ts';

/** How far back windows are shown that are final and not lost. */
const shownMs = 14 * 86_400_000;

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
  const nowMs = world.clock.nowMs();
  const { place, ...remembered } = await recallFrom(openStore(state, world), settings, nowMs);
  const nothing = { looked: [], findings: [], pages: [], waiting: [], left: 0, notes: [] };
  return { ...nothing, ...remembered, settings, place, scanned: { queries: 0, records: 0, bytes: 0 } };
}

/** What of a ledger is shown: the windows of the last days, those that are not final, and those that are lost. */
export async function recallFrom(store: LedgerStore, settings: Verify, nowMs: number) {
  const key = settingsKey(settings);
  const stored = await store.read(headFile);
  const head = stored ? readHead(stored.text) : firstHead(key, timingOf(settings).sinceMs ?? nowMs, nowMs);
  const { sinceMs, verifiedUntilMs: startMs } = head;
  const ledger = openLedger(store, key);
  const fromMs = Math.max(sinceMs, Math.min(startMs, nowMs - shownMs));
  const lost = head.lost.filter((ms) => ms < fromMs).map((ms) => ledger.history(ms, ms + 1));
  const known = byBeginning([...(await Promise.all(lost)).flat(), ...(await ledger.history(fromMs, nowMs))]);
  const { windowAt } = gridOf(settings);
  const entries = believed(withForgotten(known, forgottenOf(head, known, windowAt)), nowMs);
  // The head stays behind what is verified by what may be looked at again.
  const mostMs = settings.database.bucket === undefined ? nowMs : nowMs - timingOf(settings).lostAfterMs;
  const changes = (await readFile(store, key, scopeFile, readScope))?.value.changes ?? [];
  const isDone = (entry: Entry) => !isOutdated(changes, entry);
  const verifiedUntilMs = verifiedUntil({ windowAt }, entries, { startMs, nowMs, mostMs, isDone });
  const totals = withThose(head.totals, entries, { fromMs: startMs, toMs: verifiedUntilMs });
  return {
    place: store.place,
    sinceMs: beginningFrom({ windowAt }, sinceMs),
    verifiedUntilMs,
    otherUntilMs: otherUntil(changes, sinceMs),
    totals,
    entries,
  };
}

/** An object of S3 as text, by its address `s3://bucket/key`. @throws ReadFailed; undefined where there is none. */
export async function readObject(world: StoreWorld, address: string): Promise<string | undefined> {
  const at = address.lastIndexOf('/');
  return (await openStore(address.slice(0, at), world).read(address.slice(at + 1)))?.text;
}
