import { type Entry, isUncounted } from './ledger/entry.ts';
import type { ReportInput } from './report/input.ts';
import { settingsOf } from './report/settings.ts';
import { type Totals, totalsOf } from './report/totals.ts';
import type { Verification } from './verify.io.ts';
import type { Window } from './window.ts';

/**
 * What a report is made of, from a run or from what is remembered.
 *
 * @param range what was asked for in place of all that is due: then the report is of its windows alone
 */
export function reportInputOf(found: Verification, atMs: number, range?: Window): ReportInput {
  const entries = [...found.entries.values()];
  const { sinceMs, verifiedUntilMs, otherUntilMs, findings, notes, left, waiting, scanned, place } = found;
  return {
    ...settingsOf(found.settings),
    atMs,
    sinceMs,
    verifiedUntilMs,
    otherUntilMs,
    ...(range && { range }),
    entries: range ? entries.filter((entry) => isWithin(entry, range)) : entries,
    totals: totalsSince(found, entries),
    findings: findings.map(({ groups, ...finding }) => ({
      ...finding,
      ...(groups && { groups: groups.map(({ group, lines, rows }) => ({ values: group, lines, rows })) }),
    })),
    ...(findings.length > 0 && { details: `${place}/lines/` }),
    notes,
    looked: found.looked.length,
    left,
    waiting: waiting.length,
    scanned,
  };
}

function isWithin({ fromMs, toMs }: Window, range: Window): boolean {
  return fromMs >= range.fromMs && toMs <= range.toMs;
}

/** The sums hold what is before `verifiedUntil` but for what is uncounted there, and the entries the rest. */
function totalsSince({ totals, verifiedUntilMs }: Verification, entries: readonly Entry[]): Totals {
  const rest = totalsOf(entries.filter((entry) => entry.fromMs >= verifiedUntilMs || isUncounted(entry)));
  const { lines, rows, extra, repeated } = totals;
  const states = Object.entries(rest.states).map(
    ([state, count]) => [state, count + (totals.states[state as Entry['state']] ?? 0)] as const,
  );
  return {
    ...rest,
    states: Object.fromEntries(states) as Totals['states'],
    lines: rest.lines + BigInt(lines),
    rows: rest.rows + BigInt(rows),
    extra: rest.extra + BigInt(extra),
    repeated: rest.repeated + BigInt(repeated),
  };
}
