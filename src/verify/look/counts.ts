import { type Entry, isFinal } from '../ledger/entry.ts';
import { type Net, net } from '../ledger/net.ts';
import type { Window } from '../window.ts';
import type { Looked, Memory } from './looked.ts';
import { isRestless, type Odds } from './restless.ts';
import type { Sides } from './sides.ts';
import { asideOf, differenceOf, isCounted, type Tallied, tallyBoth, unknownLook } from './tally.ts';

/**
 * Looks at windows that follow each other by their counts alone. A window that differs at an end is held against the
 * neighbour there: by what is remembered of it where that is final, else it is counted as well.
 */
export async function lookAtCounts(
  sides: Sides,
  windows: readonly Window[],
  memory: Memory,
  signal: AbortSignal,
): Promise<readonly Looked[]> {
  const own = await tallyBoth(sides, windows, signal);
  const [lead, trail] = await Promise.all([
    tallyBoth(sides, neighbourBefore(sides, own, memory), signal),
    tallyBoth(sides, neighbourBehind(sides, own, memory), signal),
  ]);
  const all = [...lead, ...own, ...trail];
  const nets = netOf(sides, all, memory);
  const oddsAt = oddsOf(all, nets, memory);
  return own.map((tallied, index) => {
    const net = nets[index + lead.length];
    const around = [
      oddsBeside(sides, tallied.window, oddsAt, 'before'),
      oddsBeside(sides, tallied.window, oddsAt, 'behind'),
    ];
    return lookedOf(sides, tallied, net, isRestless(net?.rest ?? 0n, around));
  });
}

function neighbourBefore({ grid }: Sides, [first]: readonly Tallied[], { entries }: Memory): readonly Window[] {
  if (first === undefined || !differs(first)) return [];
  const before = grid.windowAt(first.window.fromMs - 1);
  return isFinalIn(entries, before) ? [] : [before];
}

function neighbourBehind({ grid }: Sides, own: readonly Tallied[], { entries, settledMs }: Memory): readonly Window[] {
  const last = own.at(-1);
  if (last === undefined || !differs(last)) return [];
  const behind = grid.windowAt(last.window.toMs);
  return behind.toMs > settledMs || isFinalIn(entries, behind) ? [] : [behind];
}

function differs(tallied: Tallied): boolean {
  return (differenceOf(tallied) ?? 0n) !== 0n;
}

function isFinalIn(entries: Memory['entries'], { fromMs }: Window): boolean {
  const entry = entries.get(fromMs);
  return entry !== undefined && isFinal(entry);
}

type OddsAt = (fromMs: number) => Odds | undefined;

/** By what was counted now, else by what is remembered. */
function oddsOf(tallies: readonly Tallied[], nets: readonly Net[], { entries }: Memory): OddsAt {
  const now = new Map(
    tallies.flatMap((tallied, index): readonly (readonly [number, Odds])[] => {
      const [difference, net] = [differenceOf(tallied), nets[index]];
      return difference === undefined || net === undefined
        ? []
        : [[tallied.window.fromMs, { difference, rest: net.rest }]];
    }),
  );
  return (fromMs) => now.get(fromMs) ?? remembered(entries.get(fromMs));
}

function remembered(entry: Entry | undefined): Odds | undefined {
  if (entry === undefined || entry.lines === null || entry.rows === null) return undefined;
  return {
    difference: BigInt(entry.lines) - BigInt(entry.rows),
    rest: BigInt(entry.missing) - BigInt(entry.extra),
  };
}

function* oddsBeside({ grid }: Sides, from: Window, oddsAt: OddsAt, side: 'before' | 'behind'): Generator<Odds> {
  const next = ({ fromMs, toMs }: Window) => grid.windowAt(side === 'before' ? fromMs - 1 : toMs);
  for (let window = next(from); ; window = next(window)) {
    const odds = oddsAt(window.fromMs);
    if (odds === undefined) return;
    yield odds;
  }
}

/** What a final neighbour has made up for, it makes up for no second time: what crossed the edge to it stays as it is. */
function netOf({ grid }: Sides, tallies: readonly Tallied[], { entries }: Memory): readonly Net[] {
  const [first, last] = [tallies[0] as Tallied, tallies.at(-1) as Tallied];
  const into = carriedOver(entries.get(grid.windowAt(first.window.fromMs - 1).fromMs));
  const out = carriedInto(entries.get(grid.windowAt(last.window.toMs).fromMs));
  return net(tallies.map(differenceOf), into, out);
}

/** What a final window gave to the one behind it; undefined while that may change. */
function carriedOver(entry: Entry | undefined): bigint | undefined {
  return entry !== undefined && isFinal(entry) ? BigInt(entry.carried ?? '0') : undefined;
}

/** What a final window took from the one before it, which follows from its difference, its rest and what it gave. */
function carriedInto(entry: Entry | undefined): bigint | undefined {
  const over = carriedOver(entry);
  if (entry === undefined || over === undefined) return undefined;
  const difference = BigInt(entry.lines ?? '0') - BigInt(entry.rows ?? '0');
  return over + BigInt(entry.missing) - BigInt(entry.extra) - difference;
}

const nothingNet: Net = { rest: 0n, carried: 0n, shifted: 0n, isOpen: true };

function lookedOf({ grid }: Sides, tallied: Tallied, of: Net = nothingNet, isRestless = false): Looked {
  const { window } = tallied;
  if (!isCounted(tallied)) return { window, look: unknownLook(tallied.log, tallied.rows) };
  const [lines, rows] = [tallied.log.value.count, tallied.rows.value.count];
  const shiftEnd = of.shifted === 0n ? {} : { shiftEndMs: grid.windowAt(window.toMs).toMs };
  return {
    window,
    look: {
      ...{ kind: 'counts', evidence: 'counts', lines, rows, ...of, ...shiftEnd, aside: asideOf(tallied) },
      ...(isRestless && { isRestless }),
    },
  };
}
