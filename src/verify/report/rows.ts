import { iso } from '../../values/iso.ts';
import { type Entry, type Evidence, evidences, type State } from '../ledger/entry.ts';
import type { WindowsReport } from '../report.ts';
import { type Advice, nextOf } from './next.ts';
import { sum } from './totals.ts';

/**
 * Windows that follow each other without a gap, are of one state and for one reason are one row. An empty one among
 * matched ones is no other row: at night they take turns.
 *
 * @param entries in order of time
 */
export function rowsOf(entries: readonly Entry[], advice: Advice): readonly WindowsReport[] {
  const rows: Entry[][] = [];
  for (const entry of entries) {
    const row = rows.at(-1);
    if (row && isAlike(row.at(-1) as Entry, entry)) row.push(entry);
    else rows.push([entry]);
  }
  return rows.map((row) => rowOf(row, advice));
}

function isAlike(before: Entry, entry: Entry): boolean {
  const isSame = kindOf(before.state) === kindOf(entry.state);
  return isSame && before.toMs === entry.fromMs && String(before.because) === String(entry.because);
}

function kindOf(state: State): State {
  return state === 'empty' ? 'matched' : state;
}

function rowOf(row: readonly Entry[], advice: Advice): WindowsReport {
  const [first, last] = [row[0] as Entry, row.at(-1) as Entry];
  const of = (name: 'missing' | 'extra' | 'repeated' | 'shifted' | 'logRepeats') =>
    String(sum(row.map((it) => it[name])));
  const next = nextOf(first, advice);
  const byGroup = partsOfRow(row);
  return {
    from: iso(first.fromMs),
    to: iso(last.toMs),
    windows: row.length,
    state: row.find(({ state }) => state !== 'empty')?.state ?? first.state,
    evidence: weakest(row),
    lines: known(row.map(({ lines }) => lines)),
    rows: known(row.map(({ rows }) => rows)),
    missing: of('missing'),
    extra: of('extra'),
    repeated: of('repeated'),
    shifted: of('shifted'),
    logRepeats: of('logRepeats'),
    ...(byGroup === undefined ? {} : { parts: byGroup }),
    because: first.because,
    ...(next === undefined ? {} : { next }),
  };
}

/** Of empty windows the evidence says nothing, unless there is nothing else. */
function weakest(row: readonly Entry[]): Evidence {
  const full = row.filter(({ state }) => state !== 'empty');
  const ranks = (full.length === 0 ? row : full).map(({ evidence }) => evidences.indexOf(evidence));
  return evidences[Math.max(...ranks)] as Evidence;
}

/** Unknown as soon as one is: the rest of a sum says nothing about the whole. */
function known(counts: readonly (string | null)[]): string | null {
  const all = counts.filter((count) => count !== null);
  return all.length === counts.length ? String(sum(all)) : null;
}

/** A group that had no part in one of the windows, before or after a cutover, adds nothing there. */
function partsOfRow(row: readonly Entry[]): Readonly<Record<string, string>> | undefined {
  const names = new Set(row.flatMap(({ parts }) => Object.keys(parts ?? {})));
  if (names.size === 0 || row.some(({ lines, parts }) => parts === undefined && lines !== '0')) return undefined;
  return Object.fromEntries(
    [...names].map((name) => [name, String(sum(row.map(({ parts }) => parts?.[name] ?? '0')))]),
  );
}
