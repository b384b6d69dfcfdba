import type { Member } from '../../../../src/verify/lines/member.ts';
import type { Sides } from '../../../../src/verify/look/sides.ts';
import type { Reading, Side, Tally } from '../../../../src/verify/side.ts';
import type { Window } from '../../../../src/verify/window.ts';

export interface MemoryOptions {
  /** Called before and after each reading. */
  readonly onAwait?: () => void;
  /** Why a window cannot be read. */
  readonly fails?: (window: Window) => string | undefined;
  /** The hash of an identity, where there is one. */
  readonly hashOf?: (identity: string) => bigint;
  /** What stands beside a window's count. */
  readonly aside?: (window: Window) => Omit<Tally, 'count' | 'sum'>;
  /** The group of an identity. */
  readonly groupOf?: (identity: string) => string;
  /** Called with each window that is read. */
  readonly onRead?: (window: Window, how: 'tally' | 'members' | 'groups') => void;
}

/** A side that holds members. */
export function memorySide(name: Side['name'], held: () => readonly Member[], options: MemoryOptions = {}): Side {
  const { onAwait = () => {}, fails = () => undefined, hashOf, aside = () => ({}), groupOf, onRead } = options;
  const within = ({ fromMs, toMs }: Window) => held().filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
  const read = async <Value>(
    how: 'tally' | 'members' | 'groups',
    windows: readonly Window[],
    of: (members: readonly Member[], window: Window) => Value,
  ): Promise<readonly Reading<Value>[]> => {
    onAwait();
    const readings = windows.map((window): Reading<Value> => {
      onRead?.(window, how);
      const because = fails(window);
      return because === undefined
        ? { kind: 'known', value: of(within(window), window) }
        : { kind: 'unknown', because };
    });
    onAwait();
    return readings;
  };
  const sumOf = (members: readonly Member[]) =>
    hashOf && members.reduce((sum, { identity }) => sum + hashOf(identity), 0n);
  return {
    name,
    tally: (windows) =>
      read('tally', windows, (members, window) => ({
        count: BigInt(members.length),
        sum: sumOf(members),
        ...aside(window),
      })),
    members: (windows) => read('members', windows, (members) => members),
    groups: (windows) =>
      read('groups', windows, (members) => {
        const groups = Map.groupBy(members, ({ identity }) => groupOf?.(identity) ?? identity);
        return new Map([...groups].map(([group, of]) => [group, BigInt(of.length)]));
      }),
    notes: () => [],
  };
}

/** What most tests compare: by a unique identity, without sums, buckets or groups. */
export const plain = {
  identity: 'unique',
  hasSums: false,
  isBucketed: false,
  hasGroups: false,
} as const satisfies Partial<Sides>;
