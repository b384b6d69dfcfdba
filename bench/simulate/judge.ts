import type { State } from '../../src/verify/ledger/entry.ts';
import { atFiveMinutes, countOnce, type Said, tenMinuteCounts } from './naive.ts';
import { type Played, play } from './play.ts';
import { randomOf } from './random.ts';
import { within } from './sides.ts';
import { startOf, truthOf, type Way, windowOf } from './truth.ts';
import { makeWorld, timing, type World, windowMs } from './world.ts';

export interface Judged {
  readonly windows: number;
  readonly falsePages: number;
  readonly missedLosses: number;
  readonly wrongClass: number;
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
  const missed = wrong.filter((window) => truth[window] === 'lost');
  return {
    windows,
    falsePages: pages.length,
    missedLosses: missed.length,
    wrongClass: wrong.length,
    pages: played.pages.length,
    runs: played.runs,
    killed: played.killed,
    doubled: played.doubled,
    atFiveMinutes: countOnce(world, truth, atFiveMinutes.windows, atFiveMinutes.afterMs),
    tenMinuteCounts: countOnce(world, truth, tenMinuteCounts.windows, tenMinuteCounts.afterMs),
    faults: [
      ...pages,
      ...wrong.map(
        (window) =>
          `window ${window} is ${states.get(window)}, and should be ${truth[window]}: ${JSON.stringify(played.entries.find((it) => windowOf(it.fromMs) === window))}`,
      ),
    ],
  };
}

function falsePages(world: World, truth: readonly State[], { pages }: Played): readonly string[] {
  const told = new Set<string>();
  return pages.flatMap(({ page: { kind, entry }, atMs }) => {
    const window = windowOf(entry.fromMs);
    const words = `${kind} of window ${window}`;
    if (told.has(words)) return [`paged twice: ${words}`];
    told.add(words);
    return isTrue(world, truth[window], kind, window, atMs)
      ? []
      : [`paged: ${words}, which is ${truth[window]}: ${JSON.stringify(entry)}`];
  });
}

const bad: ReadonlySet<State | undefined> = new Set(['lost', 'extra', 'repeated']);

function isTrue(world: World, state: State | undefined, kind: string, window: number, atMs: number): boolean {
  const [fromMs, toMs] = [startOf(window), startOf(window + 1)];
  const unseen = within(world.rows, { fromMs, toMs }).filter(({ seenMs }) => seenMs > atMs);
  switch (kind) {
    case 'lost':
      return state === 'lost' || (atMs >= toMs + timing.lostAfterMs - 60_000 && unseen.some((row) => !row.isPending));
    case 'undecided': {
      if (window >= world.windows) return true;
      const isSilent = fromMs >= world.silence.fromMs - windowMs && toMs <= world.silence.toMs + windowMs;
      return fromMs < world.expiredUntilMs || isSilent || unseen.some((row) => row.isPending);
    }
    default:
      return bad.has(state);
  }
}
