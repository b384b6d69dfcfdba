import { hash } from 'node:crypto';
import type { Member } from '../../src/verify/lines/member.ts';
import type { Reading, Side } from '../../src/verify/side.ts';
import type { Window } from '../../src/verify/window.ts';
import type { Thing } from './world.ts';

/** What a side is made of. */
export interface SideOptions {
  readonly name: Side['name'];
  /** In order of time. */
  readonly things: readonly Thing[];
  readonly identityOf: (thing: Thing) => string;
  readonly hasSum: boolean;
  readonly nowMs: () => number;
  /** Why a window cannot be read now. */
  readonly fails: (window: Window) => string | undefined;
  /** Lets others go on, or kills the run. */
  readonly pause: () => Promise<void>;
  readonly onRead?: (things: readonly Thing[]) => void;
}

/** A side in memory, which sees what can be seen by now. */
export function simulatedSide(options: SideOptions): Side {
  const { name, things, identityOf, hasSum, nowMs, fails, pause, onRead } = options;
  const read = async <Value>(windows: readonly Window[], of: (all: readonly Thing[]) => Value) => {
    await pause();
    const readings = windows.map((window): Reading<Value> => {
      const because = fails(window);
      if (because !== undefined) return { kind: 'unknown', because };
      const all = within(things, window);
      onRead?.(all);
      return { kind: 'known', value: of(all) };
    });
    await pause();
    return readings;
  };
  const isSeen = ({ seenMs }: Thing) => seenMs <= nowMs();
  const pendingOf = (all: readonly Thing[]) =>
    all.some((thing) => thing.isPending && !isSeen(thing)) ? { pending: 'a transaction is open' } : {};
  return {
    name,
    tally: (windows) =>
      read(windows, (all) => {
        const seen = all.filter(isSeen);
        const sum = hasSum ? seen.reduce((total, thing) => total + hashOf(identityOf(thing)), 0n) : undefined;
        return { count: BigInt(seen.length), sum, ...pendingOf(all) };
      }),
    members: (windows) =>
      read(windows, (all) =>
        all.filter(isSeen).map((thing): Member => ({ identity: identityOf(thing), atMs: thing.atMs })),
      ),
    groups: async () => [],
    notes: () => [],
  };
}

/** 48 bits of it. */
function hashOf(identity: string): bigint {
  return BigInt(`0x${hash('sha256', identity).slice(0, 12)}`);
}

/** The things of a window, found by halving. */
export function within(things: readonly Thing[], { fromMs, toMs }: Window): readonly Thing[] {
  return things.slice(firstFrom(things, fromMs), firstFrom(things, toMs));
}

function firstFrom(things: readonly Thing[], ms: number): number {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((things[middle] as Thing).atMs < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
