import type { Entry } from '../../../../src/verify/ledger/entry.ts';
import type { ReportInput } from '../../../../src/verify/report/input.ts';

const minuteMs = 60_000;
/** 22 November 2026, 14:00 UTC. */
export const twoMs = Date.UTC(2026, 10, 22, 14);

/** The window of five minutes that begins so many windows after 14:00. */
export function windowAt(index: number): { readonly fromMs: number; readonly toMs: number } {
  const fromMs = twoMs + index * 5 * minuteMs;
  return { fromMs, toMs: fromMs + 5 * minuteMs };
}

const checked = { firstCheckMs: twoMs, lastCheckMs: twoMs, checks: 1 };
const nothing = { missing: '0', extra: '0', repeated: '0', shifted: '0', logRepeats: '0', because: [] };

export function entryAt(index: number, entry: Partial<Entry> = {}): Entry {
  const full = { state: 'matched', evidence: 'lines', lines: '10', rows: '10' } as const;
  return { ...windowAt(index), ...full, ...nothing, ...checked, ...entry };
}

export const lost = { state: 'lost', lines: '10', rows: '7', missing: '3' } as const;
export const late = { state: 'late', lines: '10', rows: '6', missing: '4' } as const;
export const unknown = { state: 'unknown', lines: null, rows: null, because: ['database: ECONNREFUSED'] } as const;

/** A report's input where all is well up to 14:35, since 3 May. */
export function input(entries: readonly Entry[], changes: Partial<ReportInput> = {}): ReportInput {
  const final = entries.findIndex(
    ({ state }) => !['matched', 'empty', 'lost', 'repeated', 'extra', 'shifted'].includes(state),
  );
  return {
    atMs: twoMs + 40 * minuteMs,
    sinceMs: Date.UTC(2026, 4, 3),
    verifiedUntilMs: (final < 0 ? entries.at(-1)?.toMs : entries[final]?.fromMs) ?? twoMs,
    identity: 'unique',
    lostAfterMs: 6 * 3_600_000,
    timezone: '+00:00',
    logs: [{ group: '/app/access' }],
    entries,
    findings: [],
    notes: [],
    looked: entries.length,
    left: 0,
    scanned: { queries: 1, records: 70, bytes: 7000 },
    ...changes,
  };
}

export const sevenMatched: readonly Entry[] = [0, 1, 2, 3, 4, 5, 6].map((index) => entryAt(index));
