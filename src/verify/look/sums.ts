import type { Window } from '../window.ts';
import type { Look, Looked, Memory } from './looked.ts';
import { chunksOf, mostMembers, type OpenOptions, openWindows } from './open.ts';
import { lookByPieces } from './pieces.ts';
import { runsOf } from './runs.ts';
import type { Sides } from './sides.ts';
import { asideOf, type Counted, isCounted, isProved, sizeOf, type Tallied, tallyBoth, unknownLook } from './tally.ts';

/**
 * Looks at windows that follow each other by count and sum, and opens those of which these do not prove that the same
 * lines stand on both sides.
 */
export async function lookAtSums(
  sides: Sides,
  windows: readonly Window[],
  memory: Memory,
  signal: AbortSignal,
): Promise<readonly Looked[]> {
  const tallies = await tallyBoth(sides, windows, signal);
  const unproved = tallies.filter(isCounted).filter((tallied) => !isProved(tallied));
  const looks = new Map<number, Look>();
  for (const tallied of unproved.filter((it) => sizeOf(it) > mostMembers)) {
    looks.set(tallied.window.fromMs, await lookByPieces(sides, tallied, memory, signal));
  }
  const proved = new Set(
    tallies
      .filter(isCounted)
      .filter(isProved)
      .map(({ window }) => window.fromMs),
  );
  for (const { window, look } of await openFitting(sides, unproved, { memory, proved }, signal)) {
    looks.set(window.fromMs, look);
  }
  return tallies.map((tallied) => ({
    window: tallied.window,
    look: looks.get(tallied.window.fromMs) ?? byTally(tallied),
  }));
}

async function openFitting(
  sides: Sides,
  unproved: readonly Counted[],
  options: Omit<OpenOptions, 'asides'>,
  signal: AbortSignal,
) {
  const fitting = new Map(unproved.filter((it) => sizeOf(it) <= mostMembers).map((it) => [it.window.fromMs, it]));
  const looked: Looked[] = [];
  for (const run of runsOf([...fitting.values()].map(({ window }) => window))) {
    for (const chunk of chunksOf(run, ({ fromMs }) => sizeOf(fitting.get(fromMs) as Counted))) {
      const asides = chunk.map(({ fromMs }) => asideOf(fitting.get(fromMs) as Counted));
      looked.push(...(await openWindows(sides, chunk, { ...options, asides }, signal)));
    }
  }
  return looked;
}

/** Only called for what is proved, or could not be read. */
function byTally(tallied: Tallied): Look {
  if (!isCounted(tallied)) return unknownLook(tallied.log, tallied.rows);
  const [lines, rows] = [tallied.log.value.count, tallied.rows.value.count];
  const even = { shifted: 0n, carried: 0n, rest: 0n, isOpen: false };
  return { kind: 'counts', evidence: 'sums', lines, rows, ...even, aside: asideOf(tallied) };
}
