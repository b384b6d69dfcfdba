import type { Verify } from '../config/schema.ts';
import { gridOf } from './gridOf.ts';
import type { Entry } from './ledger/entry.ts';
import type { Details } from './ledger/format.ts';
import { openLedger } from './ledger/ledger.ts';
import { openStore, type StoreWorld } from './ledger/open.io.ts';
import { settingsKey } from './settingsKey.ts';
import type { Window } from './window.ts';

/** What the ledger remembers of one window and of those beside it. */
export interface Remembered {
  readonly window: Window;
  readonly entry: Entry | undefined;
  readonly before: Entry | undefined;
  readonly behind: Entry | undefined;
  /** Which lines and groups differ, where they were written down. */
  readonly details: Details | undefined;
  readonly place: string;
}

/** Reads what is remembered of the window that holds an instant. @throws ReadFailed. */
export async function readWindow(
  world: StoreWorld,
  settings: Verify,
  { state, atMs }: { readonly state: string; readonly atMs: number },
): Promise<Remembered> {
  const grid = gridOf(settings);
  const store = openStore(state, world);
  const ledger = openLedger(store, settingsKey(settings));
  const window = grid.windowAt(atMs);
  const [before, behind] = [grid.windowAt(window.fromMs - 1), grid.windowAt(window.toMs)];
  const entries = await ledger.history(before.fromMs, behind.toMs);
  const at = ({ fromMs }: Window) => entries.find((entry) => entry.fromMs === fromMs);
  return {
    window,
    entry: at(window),
    before: at(before),
    behind: at(behind),
    details: await ledger.details(window.fromMs),
    place: store.place,
  };
}
