import { iso } from '../values/iso.ts';
import { type Compared, type Verdict, verdicts } from './compare.ts';
import type { Count } from './count.ts';
import { type Stretch, spanOf, type Window } from './stretch.ts';

/** A count in JSON: its decimal digits as text, since a number there is a double and inexact beyond 2^53. */
export type JsonCount = string;

export interface WindowReport {
  /** ISO 8601 in UTC; half-open, so an event at `to` belongs to the next window. */
  readonly from: string;
  readonly to: string;
  /** null where the side could not be read. */
  readonly logs: JsonCount | null;
  readonly rows: JsonCount | null;
  readonly verdict: Verdict;
  /** Rows less log events; null where a side is unknown. */
  readonly difference: JsonCount | null;
  /** Why a side is unknown; absent where both are known. */
  readonly because?: readonly string[];
}

/** What the log service read to count, which is what it bills. */
export interface Scanned {
  readonly records: number;
  readonly bytes: number;
}

/** How many windows have each verdict, and what the differences add up to. */
export interface Totals extends Readonly<Record<Verdict, number>> {
  /** Log events and rows, summed over the windows where both are known. */
  readonly logs: JsonCount;
  readonly rows: JsonCount;
  /** Lines that have no row, summed over the windows in which rows are missing. */
  readonly missingLines: JsonCount;
  /** Rows that have no line, summed over the windows that have too many. */
  readonly extraRows: JsonCount;
}

/** What a verification found, as JSON holds it: the Lambda's answer, and what `--json` prints. */
export interface VerifyReport {
  /** The whole range; null where no window was due. */
  readonly from: string | null;
  readonly to: string | null;
  readonly windowMs: number;
  /** In order of time. */
  readonly windows: readonly WindowReport[];
  readonly totals: Totals;
  readonly scanned: Scanned;
}

/** The report of a stretch whose windows were compared, in order of time. */
export function toReport(stretch: Stretch, compared: readonly Compared[], scanned: Scanned): VerifyReport {
  return {
    ...(stretch.count === 0 ? { from: null, to: null } : isoWindow(spanOf(stretch))),
    windowMs: stretch.windowMs,
    windows: compared.map(toWindowReport),
    totals: toTotals(compared),
    scanned,
  };
}

/**
 * What a verification found: `different` where a window is, `unknown` where none is known to be and one could not be
 * read. Success is that windows were compared, and every one matched: a run that compared nothing proved nothing.
 */
export function outcomeOf({ windows }: Pick<VerifyReport, 'windows'>): 'matched' | 'different' | 'unknown' {
  if (windows.some(({ verdict }) => verdict === 'missing' || verdict === 'extra')) return 'different';
  return windows.length > 0 && windows.every(({ verdict }) => verdict === 'matched') ? 'matched' : 'unknown';
}

function toWindowReport({ window, logs, rows, verdict, difference }: Compared): WindowReport {
  const because = [...reasons('log', logs), ...reasons('database', rows)];
  return {
    ...isoWindow(window),
    logs: logs.kind === 'known' ? String(logs.value) : null,
    rows: rows.kind === 'known' ? String(rows.value) : null,
    verdict,
    difference: difference === undefined ? null : String(difference),
    ...(because.length > 0 ? { because } : {}),
  };
}

function reasons(side: string, count: Count): readonly string[] {
  return count.kind === 'unknown' ? [`${side}: ${count.because}`] : [];
}

function toTotals(compared: readonly Compared[]): Totals {
  const counted = Object.fromEntries(
    verdicts.map((verdict) => [verdict, compared.filter((one) => one.verdict === verdict).length]),
  ) as Record<Verdict, number>;
  let [logs, rows, missingLines, extraRows] = [0n, 0n, 0n, 0n];
  for (const one of compared) {
    if (one.logs.kind === 'unknown' || one.rows.kind === 'unknown') continue;
    const difference = one.rows.value - one.logs.value;
    logs += one.logs.value;
    rows += one.rows.value;
    if (one.verdict === 'missing') missingLines -= difference;
    if (one.verdict === 'extra') extraRows += difference;
  }
  return {
    ...counted,
    logs: String(logs),
    rows: String(rows),
    missingLines: String(missingLines),
    extraRows: String(extraRows),
  };
}

function isoWindow({ fromMs, toMs }: Window): { from: string; to: string } {
  return { from: iso(fromMs), to: iso(toMs) };
}
