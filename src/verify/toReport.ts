import { iso } from '../values/iso.ts';
import type { Entry } from './ledger/entry.ts';
import { basisOf } from './report/basis.ts';
import { headlineOf } from './report/headline.ts';
import type { ReportInput, ReportOptions } from './report/input.ts';
import { marksOf } from './report/marks.ts';
import { groupsOf, namedOf } from './report/named.ts';
import { outcomeOf } from './report/outcome.ts';
import { reachOf } from './report/reach.ts';
import { rowsOf } from './report/rows.ts';
import { atLeast, totalsOf, totalsReport } from './report/totals.ts';
import { clockfaceOf } from './report/when.ts';
import type { VerifyReport } from './report.ts';
import type { Window } from './window.ts';

/** How many lines are named where nobody says; all of them stand in the file beside the ledger. */
const mostNamedByDefault = 100;

/** Makes the report of what was found and of what is remembered. A pure function: the same input, the same words. */
export function toReport(input: ReportInput, options: ReportOptions = {}): VerifyReport {
  const { showLines = false, mostNamed = mostNamedByDefault } = options;
  const { range, identity, lostAfterMs, left, waiting = 0 } = input;
  const face = clockfaceOf(input.timezone, input.bucket, input.atMs);
  const entries = input.entries.toSorted((one, other) => one.fromMs - other.fromMs);
  const { sinceMs, untilMs, isWhole } = reachOf(input, entries);
  const shown = totalsOf(entries);
  const totals = range === undefined ? atLeast(input.totals ?? shown, shown) : shown;
  const standing = { totals, left, waiting, isWhole: isWhole && untilMs > sinceMs };
  const outcome = outcomeOf(standing);
  const named = namedOf(input.findings, showLines);
  return {
    version: 1,
    outcome,
    headline: headlineOf({ ...standing, outcome, identity, face, sinceMs, untilMs, otherUntilMs: input.otherUntilMs }),
    basis: basisOf(identity, entries),
    at: iso(input.atMs),
    since: iso(sinceMs),
    verifiedUntil: iso(untilMs),
    zone: face.zone,
    byDays: face.byDays,
    identity,
    states: totals.states,
    totals: totalsReport(totals),
    windows: rowsOf(entries, { identity, face, lostAfterMs }),
    named: named.slice(0, mostNamed),
    namedInAll: named.length,
    ...(input.details === undefined ? {} : { details: input.details }),
    groups: groupsOf(input.findings, input.groupNames ?? []),
    marks: marksOf(input, spanOf(entries)),
    notes: [...otherNotes(input), ...input.notes],
    looked: input.looked,
    left,
    scanned: input.scanned,
  };
}

/** What a change of `logs` leaves as it was. */
function otherNotes({ otherUntilMs }: ReportInput): readonly string[] {
  if (otherUntilMs === undefined) return [];
  return [
    `some windows before ${iso(otherUntilMs)} were compared while verify.logs or verify.database.name said something else, and stand as they were found then: with another verify.state all are compared anew from verify.since on`,
  ];
}

function spanOf(entries: readonly Entry[]): Window {
  return { fromMs: entries[0]?.fromMs ?? 0, toMs: entries.at(-1)?.toMs ?? 0 };
}
