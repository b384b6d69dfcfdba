import { expect, test } from 'vitest';
import type { Verify } from '../../../src/config/schema.ts';
import { evenGrid } from '../../../src/verify/grid.ts';
import type { Entry } from '../../../src/verify/ledger/entry.ts';
import { openLedger } from '../../../src/verify/ledger/ledger.ts';
import { recallFrom } from '../../../src/verify/recall.io.ts';
import { settingsKey } from '../../../src/verify/settingsKey.ts';
import { memoryStore } from './support/memoryStore.ts';

const settings = {
  logs: [{ group: '/app', time: '@timestamp', line: '@message' }],
  database: {
    engine: 'postgres',
    secret: 'database',
    table: 'access_log',
    time: 'logged_at',
    timezone: '+00:00',
    measure: 'rows',
    allowFullScan: false,
  },
  since: '2026-10-01T00:00:00Z',
  window: '5m',
  settle: '10m',
  lostAfter: '6h',
  quietAfter: '24h',
  recount: true,
} satisfies Verify;

const { windowAt } = evenGrid(300_000);
const [sinceMs, nowMs] = [Date.UTC(2026, 9, 1), Date.UTC(2026, 10, 22)];
const entryAt = (fromMs: number, state: Entry['state']): Entry => ({
  fromMs,
  toMs: fromMs + 300_000,
  state,
  evidence: 'counts',
  lines: '5',
  rows: state === 'lost' ? '3' : '5',
  missing: state === 'lost' ? '2' : '0',
  extra: '0',
  repeated: '0',
  shifted: '0',
  logRepeats: '0',
  because: [],
  firstCheckMs: nowMs,
  lastCheckMs: nowMs,
  checks: 1,
});

test('before the first run nothing is remembered, and nothing is written by asking', async () => {
  const store = memoryStore();
  const { verifiedUntilMs, entries } = await recallFrom(store, settings, nowMs);
  expect([verifiedUntilMs, entries.size, store.files.size]).toEqual([sinceMs, 0, 0]);
});

test('the windows of the last 14 days are shown, and every one that is lost, however long ago', async () => {
  const [store, dayMs] = [memoryStore(), 86_400_000];
  const ledger = openLedger(store, settingsKey(settings));
  await ledger.load({ sinceMs, beginningMs: sinceMs, nowMs, windowAt });
  const times = { lost: sinceMs, former: sinceMs + dayMs, recent: nowMs - 14 * dayMs };
  await ledger.remember([
    entryAt(times.lost, 'lost'),
    entryAt(times.former, 'matched'),
    entryAt(times.recent, 'matched'),
  ]);
  await ledger.conclude(nowMs, nowMs);
  const before = store.files.size;
  const { entries, verifiedUntilMs, totals } = await recallFrom(store, settings, nowMs);
  expect([...entries].map(([fromMs, { state }]) => [fromMs, state])).toEqual([
    [times.lost, 'lost'],
    [times.recent, 'matched'],
  ]);
  expect([verifiedUntilMs, store.files.size]).toEqual([nowMs, before]);
  expect(totals.states.matched).toBe(2);
});

test('a ledger of other settings is refused, as a run refuses it', async () => {
  const store = memoryStore();
  const ledger = openLedger(store, settingsKey({ ...settings, window: '1h' }));
  await ledger.load({ sinceMs, beginningMs: sinceMs, nowMs, windowAt });
  await ledger.remember([entryAt(nowMs - 300_000, 'matched')]);
  await expect(recallFrom(store, settings, nowMs)).rejects.toThrow('is of other settings');
});

test('a loss whose file is gone is shown as unknown, and not as nothing', async () => {
  const store = memoryStore();
  const ledger = openLedger(store, settingsKey(settings));
  await ledger.load({ sinceMs, beginningMs: sinceMs, nowMs, windowAt });
  await ledger.remember([entryAt(sinceMs, 'lost')]);
  await ledger.conclude(sinceMs + 300_000, nowMs);
  store.files.delete('entries/2026-10-01.json');
  const { entries } = await recallFrom(store, settings, nowMs);
  expect([...entries.values()]).toMatchObject([
    {
      fromMs: sinceMs,
      state: 'unknown',
      because: ['it was lost when it was last looked at, and the ledger’s file of it is gone'],
    },
  ]);
});
