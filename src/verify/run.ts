import type { Clock } from '../world/world.ts';
import { beginningFrom, windowsWithin } from './grid.ts';
import { believed, byBeginning, dueWindows, type Entries, isWithin, verifiedUntil } from './ledger/due.ts';
import { type Entry, isFinal, isRecounted, isSilent } from './ledger/entry.ts';
import type { Totals } from './ledger/format.ts';
import type { Ledger, Loaded } from './ledger/ledger.ts';
import { lastHeard } from './ledger/quiet.ts';
import { isOutdated, otherUntil } from './ledger/scopeFile.ts';
import { withThose } from './ledger/totals.ts';
import { runsOf } from './look/runs.ts';
import type { Sides } from './look/sides.ts';
import type { Page } from './page.ts';
import { checkBeginning, checkRange } from './range.ts';
import { recountOf } from './recount.ts';
import { reopenedOf } from './reopen.ts';
import { type Finding, lookAndRemember, type Round } from './round.ts';
import type { Timing } from './timing.ts';
import type { Window } from './window.ts';

export interface RunOptions {
  readonly timing: Timing;
  /** Only the windows that lie wholly in here; those in it that rest are looked at as well. */
  readonly range?: Window | undefined;
  /** Milliseconds since the epoch: no further windows are begun from here on. */
  readonly stopAtMs: number;
  readonly signal: AbortSignal;
  /** Called when windows have been looked at and remembered. */
  readonly onLooked?: ((progress: Progress) => void) | undefined;
}

/** Windows that were looked at in this run so far, and those that are still due. */
export interface Progress {
  readonly looked: number;
  readonly left: number;
}

export interface RunResult {
  /** Where the first window begins that is verified: what lies between it and `verify.since` is less than a window. */
  readonly sinceMs: number;
  /** Everything before it is final. */
  readonly verifiedUntilMs: number;
  /** Some windows before this instant were compared while `logs` said something else, and stand so; undefined where none was. */
  readonly otherUntilMs?: number | undefined;
  /** Over all windows before it but the lost ones, which stand in `entries`. */
  readonly totals: Totals;
  /** What was looked at in this run, in order of time: as it now stands in the ledger. */
  readonly looked: readonly Entry[];
  /** Of these, the ones of which lines or groups differ. */
  readonly findings: readonly Finding[];
  /** What somebody has to be told of; by each page once, also over runs. */
  readonly pages: readonly Page[];
  /** Windows of the range that were not compared: `open` is not over, `settling` has not settled. */
  readonly waiting: readonly (Window & { readonly state: 'open' | 'settling' })[];
  /** Windows that were due and that the run did not come to. */
  readonly left: number;
  /** Everything that is remembered from the last run's `verifiedUntil` on, and the losses before; of a range all of it. */
  readonly entries: Entries;
}

/** How many windows are looked at and remembered at a time: a run that is killed has to do no more than these again. */
const mostAtOnce = 288;

/**
 * Looks at every window that is due, oldest first, and remembers what it found. Whenever it ends, what it has looked at is
 * remembered, and what it has not is due again.
 *
 * @throws NotPossible for a range of which nothing can be said; ReadFailed or WriteFailed where the ledger could not be
 *   read or written. What the sides cannot tell is unknown.
 */
export async function run(sides: Sides, ledger: Ledger, clock: Clock, options: RunOptions): Promise<RunResult> {
  const { timing, range } = options;
  const nowMs = clock.nowMs();
  if (range) checkRange(range, sides.grid, nowMs);
  const loaded = await ledger.load({ ...beginning(sides, options, nowMs), nowMs });
  if (range) checkBeginning(range, loaded.sinceMs);
  const { entries, changed } = await changedOf(sides, ledger, loaded, nowMs, options);
  const found = { looked: new Map(), findings: new Map(), pages: [] };
  const round: Round = { sides, ledger, clock, options, ...loaded, entries, changed, ...found };
  const timetable = { ...timing, startMs: loaded.startMs, range, reopened: changed };
  const due = (atMs: number) => dueWindows(sides.grid, round.entries, { ...timetable, nowMs: atMs });
  const left = await lookThrough(round, due(nowMs), options);
  // What was too quiet before its end was heard is read once more: it may have been read by a filter that was wrong then.
  const heard = left > 0 ? [] : due(clock.nowMs()).filter(({ fromMs }) => isHeardSince(round.entries, fromMs));
  const leftAgain = await lookThrough(round, heard, options);
  return await concluded(round, loaded, { nowMs, range, left: left + leftAgain });
}

/**
 * Which final windows have to be looked at again: a later run of the batch wrote their rows, lines came late, or something else
 * is compared since.
 */
async function changedOf(sides: Sides, ledger: Ledger, loaded: Loaded, nowMs: number, options: RunOptions) {
  const { entries, scopeChanges } = loaded;
  const { timing, range, signal } = options;
  const { lostAfterMs } = timing;
  const isToCompare = (entry: Entry) => isFinal(entry) && isOutdated(scopeChanges, entry);
  const outdated = [...entries.values()].filter(isToCompare).map(({ fromMs }) => fromMs);
  const reopened = new Set([...(await reopenedOf(sides, entries, nowMs - lostAfterMs, signal)), ...outdated]);
  if (!timing.recounts) return { entries, changed: reopened };
  // To count it once more would say of such a window that it was compared.
  const countable = new Map([...entries].filter(([, entry]) => !isToCompare(entry)));
  const { done, changed } = await recountOf(sides, countable, { nowMs, lostAfterMs, range, signal });
  const remembered = done.length === 0 ? { entries } : await ledger.remember(done);
  return { entries: remembered.entries, changed: new Set([...reopened, ...changed]) };
}

function beginning({ grid }: Sides, { timing, range }: RunOptions, nowMs: number) {
  const beginningMs = range?.fromMs ?? grid.windowAt(nowMs - timing.lostAfterMs).fromMs;
  return { sinceMs: timing.sinceMs, beginningMs, windowAt: grid.windowAt };
}

/**
 * What another run has looked at since these were due is left to it: to look again would build on what it found, and could
 * take it back.
 *
 * @returns how many windows it did not come to
 */
async function lookThrough(round: Round, due: readonly Window[], options: RunOptions): Promise<number> {
  const known = round.entries;
  const isUntouched = ({ fromMs }: Window) => round.entries.get(fromMs)?.checks === known.get(fromMs)?.checks;
  let [rest, unread] = [due, 0];
  while (!options.signal.aborted && round.clock.nowMs() < options.stopAtMs) {
    rest = rest.filter(isUntouched);
    const [windows] = runsOf(rest, mostAtOnce);
    if (windows === undefined) break;
    rest = rest.slice(windows.length);
    unread += windows.length - (await lookAndRemember(round, windows));
    options.onLooked?.({ looked: round.looked.size, left: rest.length + unread });
  }
  return rest.length + unread;
}

function isHeardSince(entries: Entries, fromMs: number): boolean {
  const entry = entries.get(fromMs);
  return entry !== undefined && !isFinal(entry) && isSilent(entry) && fromMs < lastHeard(entries.values());
}

interface Ending {
  readonly nowMs: number;
  readonly range: Window | undefined;
  readonly left: number;
}

async function concluded(round: Round, { sinceMs, startMs, scopeChanges }: Loaded, ending: Ending): Promise<RunResult> {
  const { sides, ledger, options, entries, looked, findings, pages } = round;
  const { nowMs, range, left } = ending;
  const { lostAfterMs, settleMs, recounts } = options.timing;
  const endMs = round.clock.nowMs();
  const mostMs = sides.isBucketed ? nowMs - lostAfterMs : nowMs;
  const isInScope = (entry: Entry) => !isOutdated(scopeChanges, entry);
  const until = { startMs, nowMs: endMs, mostMs, isDone: isInScope };
  // Whoever goes on from the head looks at nothing before it: it stays where a window may still be looked at again.
  const isDone = (entry: Entry) => isInScope(entry) && (!recounts || isRecounted(entry, lostAfterMs));
  const doneUntilMs = verifiedUntil(sides.grid, entries, { ...until, isDone });
  const verifiedUntilMs = verifiedUntil(sides.grid, entries, until);
  const { totals } = await ledger.conclude(doneUntilMs, endMs);
  return {
    sinceMs: beginningFrom(sides.grid, sinceMs),
    verifiedUntilMs,
    otherUntilMs: otherUntil(scopeChanges, range?.fromMs ?? sinceMs),
    totals: withThose(totals, entries, { fromMs: doneUntilMs, toMs: verifiedUntilMs }),
    looked: inOrder(looked.values()),
    findings: [...findings.values()].toSorted((a, b) => a.entry.fromMs - b.entry.fromMs),
    pages,
    waiting: waitingOf(sides, range, nowMs, settleMs),
    left,
    entries: believed(
      range ? new Map([...byBeginning(await ledger.history(range.fromMs, range.toMs)), ...entries]) : entries,
      endMs,
    ),
  };
}

function inOrder(entries: Iterable<Entry>): readonly Entry[] {
  return [...entries].toSorted((a, b) => a.fromMs - b.fromMs);
}

function waitingOf({ grid }: Sides, range: Window | undefined, nowMs: number, settleMs: number): RunResult['waiting'] {
  if (range === undefined) return [];
  return [...windowsWithin(grid, Math.max(range.fromMs, grid.windowAt(nowMs - settleMs).fromMs), range.toMs)]
    .filter((window) => isWithin(window, range) && window.toMs > nowMs - settleMs)
    .map((window) => ({ ...window, state: window.toMs > nowMs ? 'open' : 'settling' }));
}
