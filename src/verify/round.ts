import type { Clock } from '../world/world.ts';
import { decide, noteUndecided } from './ledger/decide.ts';
import type { Entries } from './ledger/due.ts';
import type { Entry } from './ledger/entry.ts';
import type { Details } from './ledger/format.ts';
import type { Ledger } from './ledger/ledger.ts';
import { hearSilence } from './ledger/quiet.ts';
import type { LinesFound } from './lines/compare.ts';
import { lookAt } from './look/look.ts';
import type { GroupDifference, Looked } from './look/looked.ts';
import type { Sides } from './look/sides.ts';
import { type Page, pagesOf } from './page.ts';
import type { Timing } from './timing.ts';
import type { Window } from './window.ts';

/** What is done, and what came of it so far. */
export interface Round {
  readonly sides: Sides;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly options: { readonly timing: Timing; readonly signal: AbortSignal };
  readonly heardUntilMs: number;
  /** Beginnings of final windows of which a side changed since. */
  readonly changed: ReadonlySet<number>;
  /** All that is remembered by now. */
  entries: Entries;
  /** By their windows' beginnings, as are the findings. */
  readonly looked: Map<number, Entry>;
  readonly findings: Map<number, Finding>;
  readonly pages: Page[];
}

/** A window of which lines or groups differ. */
export interface Finding {
  readonly entry: Entry;
  readonly found?: LinesFound;
  readonly groups?: readonly GroupDifference[];
}

/**
 * Looks at windows that follow each other and remembers what was found.
 *
 * @returns how many were looked at: what a run that is cancelled could not read is not unknown, but left
 */
export async function lookAndRemember(round: Round, windows: readonly Window[]): Promise<number> {
  const { sides, ledger, clock, options, looked, pages } = round;
  const { timing, signal } = options;
  const nowMs = clock.nowMs();
  const memory = {
    entries: round.entries,
    nowMs,
    settledMs: nowMs - timing.settleMs,
    overMs: nowMs - timing.lostAfterMs,
  };
  const all = await lookAt(sides, windows, memory, signal);
  const told = signal.aborted ? all.filter(({ look }) => look.kind !== 'unknown') : all;
  const decided = told.map(({ window, look }) => {
    const patience = { nowMs, lostAfterMs: timing.lostAfterMs, isChanged: round.changed.has(window.fromMs) };
    return decide(window, look, round.entries.get(window.fromMs), patience);
  });
  const ear = { quietAfterMs: timing.quietAfterMs, heardUntilMs: round.heardUntilMs };
  const heard = hearSilence(decided, round.entries.values(), ear).map((entry) =>
    noteUndecided(entry, round.entries.get(entry.fromMs)),
  );
  await describe(round, heard, told);
  const remembered = await ledger.remember(heard);
  round.entries = remembered.entries;
  for (const { fromMs } of heard) looked.set(fromMs, remembered.entries.get(fromMs) as Entry);
  pages.push(...remembered.changes.flatMap((change) => pagesOf(change, timing.lostAfterMs)));
  return told.length;
}

/** Writes down what differs before it is remembered that it does; and what was written once, again when it is made good. */
async function describe({ ledger, entries, findings }: Round, decided: readonly Entry[], looked: readonly Looked[]) {
  for (const [at, entry] of decided.entries()) {
    const { look, groups } = looked[at] as Looked;
    if (look.kind === 'unknown') continue;
    const finding = { entry, ...(look.kind === 'lines' && { found: look.found }), ...(groups && { groups }) };
    const details = detailsOf(finding);
    const isTold = hasDetails(details);
    if (isTold) findings.set(entry.fromMs, finding);
    if (isTold || wasTold(entries.get(entry.fromMs))) await ledger.describe(details);
  }
}

function detailsOf({ entry, found, groups = [] }: Finding): Details {
  return {
    entry,
    missing: [...(found?.missing ?? [])],
    extra: [...(found?.extra ?? [])],
    repeated: [...(found?.repeated ?? [])],
    groups: groups.map(({ group, lines, rows }) => ({ group, lines: String(lines), rows: String(rows) })),
  };
}

function hasDetails({ missing, extra, repeated, groups }: Details): boolean {
  return missing.length + extra.length + repeated.length + groups.length > 0;
}

/** Whether there may be a file of it. */
function wasTold(entry: Entry | undefined): boolean {
  return entry !== undefined && [entry.missing, entry.extra, entry.repeated].some((count) => count !== '0');
}
