import type { Entry } from '../../../../src/verify/ledger/entry.ts';

/** A window of ten milliseconds that matched with one line at its first look, but for what is given. */
export function entryOf(given: Partial<Entry> & Pick<Entry, 'fromMs'>): Entry {
  return {
    toMs: given.fromMs + 10,
    state: 'matched',
    evidence: 'lines',
    lines: '1',
    rows: '1',
    missing: '0',
    extra: '0',
    repeated: '0',
    shifted: '0',
    logRepeats: '0',
    because: [],
    firstCheckMs: given.fromMs + 20,
    lastCheckMs: given.fromMs + 20,
    checks: 1,
    ...given,
  };
}
