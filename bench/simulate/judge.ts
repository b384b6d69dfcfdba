import { clockSlackMs } from '../../src/verify/ledger/due.ts';
import type { Entry, State } from '../../src/verify/ledger/entry.ts';
import type { Page } from '../../src/verify/page.ts';
import { randomOf } from '../random.ts';
import { atFiveMinutes, countOnce, type Said, tenMinuteCounts } from './naive.ts';
import { type Played, play } from './play.ts';
import { within } from './sides.ts';
import { truthOf, type Way, windowOf } from './truth.ts';
import { makeWorld, timing, type World } from './world.ts';

export interface Judged {
  readonly windows: number;
  readonly falsePages: number;
  readonly missedLosses: number;
  readonly wrongClass: number;
  /** Sums of the ledger's head that are not those of its windows. */
  readonly wrongTotals: number;
  readonly pages: number;
  readonly runs: number;
  readonly killed: number;
  readonly doubled: number;
  readonly atFiveMinutes: Said;
  readonly tenMinuteCounts: Said;
  /** What was wrong, in words. */
  readonly faults: readonly string[];
}

/** Plays one world and judges what was said of each of its windows. */
export async function simulate(seed: number, windows: number, options: Way): Promise<Judged> {
  const random = randomOf(seed);
  // Counts cannot tell what is still to come from what is wrong beside it.
  const world = makeWorld(random, windows, options.identity === 'none' ? 3 : 0);
  const truth = truthOf(world, options);
  const played = await play(world, random, options);
  const pages = falsePages(world, truth, played);
  const states = new Map(played.entries.map((entry) => [windowOf(entry.fromMs), entry.state]));
  const wrong = truth.flatMap((state, window) => (states.get(window) === state ? [] : [window]));
  const sums = wrongTotals(played);
  const missed = wrong.filter((window) => truth[window] === 'lost');
  return {
    windows,
    falsePages: pages.length,
    missedLosses: missed.length,
    wrongClass: wrong.length,
    wrongTotals: sums.length,
    pages: played.pages.length,
    runs: played.runs,
    killed: played.killed,
    doubled: played.doubled,
    atFiveMinutes: countOnce(world, truth, atFiveMinutes.windows, atFiveMinutes.afterMs),
    tenMinuteCounts: countOnce(world, truth, tenMinuteCounts.windows, tenMinuteCounts.afterMs),
    faults: [
      ...pages,
      ...sums,
      ...wrong.map(
        (window) =>
          `window ${window} is ${states.get(window)}, and should be ${truth[window]}: ${JSON.stringify(played.entries.find((it) => windowOf(it.fromMs) === window))}`,
      ),
    ],
  };
}

function falsePages(world: World, truth: readonly State[], { pages, stood }: Played): readonly string[] {
  const told = new Set<string>();
  const stoodBy = Map.groupBy(stood, ({ fromMs }) => fromMs);
  return pages.flatMap(({ kind, entry }) => {
    const window = windowOf(entry.fromMs);
    const words = `${kind} of window ${window}`;
    if (told.has(words)) return [`paged twice: ${words}`];
    told.add(words);
    const is =
      kind === 'undecided'
        ? isUndecided(stoodBy.get(entry.fromMs) ?? [], entry)
        : isTrue(world, truth[window], kind, entry);
    return is ? [] : [`paged: ${words}, which is ${truth[window]}: ${JSON.stringify(entry)}`];
  });
}

const bad: ReadonlySet<State | undefined> = new Set(['lost', 'extra', 'repeated']);

/** A line is lost as well that somebody loads after its time. */
function isTrue({ rows }: World, state: State | undefined, kind: Page['kind'], { fromMs, toMs, lastCheckMs }: Entry) {
  if (kind !== 'lost') return bad.has(state);
  const unseen = within(rows, { fromMs, toMs }).filter(({ seenMs }) => seenMs > lastCheckMs - clockSlackMs);
  return state === 'lost' || (lastCheckMs >= toMs + timing.lostAfterMs && unseen.some((row) => !row.isPending));
}

/** Whether no look within `lostAfter` could tell a window. */
function isUndecided(stood: readonly Entry[], { lastCheckMs }: Entry): boolean {
  const before = stood.slice(0, stood.findIndex((it) => it.lastCheckMs === lastCheckMs) + 1);
  const since = before.slice(before.findLastIndex(({ state }) => state !== 'unknown' && state !== 'short') + 1);
  return lastCheckMs - (since[0]?.lastCheckMs ?? lastCheckMs) > timing.lostAfterMs;
}

/** The head adds up as it goes, through all that kills and doubles it; here it is added up at the end. */
function wrongTotals({ entries, totals, verifiedUntilMs }: Played): readonly string[] {
  const within = entries.filter(({ toMs, state }) => toMs <= verifiedUntilMs && state !== 'lost');
  const names = ['lines', 'rows', 'missing', 'extra', 'repeated', 'shifted', 'logRepeats'] as const;
  return names.flatMap((name) => {
    const sum = within.reduce((total, entry) => total + BigInt(entry[name] ?? '0'), 0n);
    return String(sum) === totals[name] ? [] : [`${name} are ${totals[name]} in the head, and ${sum} in the windows`];
  });
}
