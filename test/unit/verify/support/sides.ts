import type { Member } from '../../../../src/verify/lines/member.ts';
import type { Side } from '../../../../src/verify/side.ts';
import type { Window } from '../../../../src/verify/window.ts';

/** A side that holds members; each is there from an instant on. */
export function memorySide(
  name: Side['name'],
  held: () => readonly Member[],
  onAwait: () => void = () => {},
  fails: (window: Window) => string | undefined = () => undefined,
): Side {
  const within = ({ fromMs, toMs }: Window) => held().filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
  const read = async <Value>(windows: readonly Window[], of: (members: readonly Member[]) => Value) => {
    onAwait();
    const readings = windows.map((window) => {
      const because = fails(window);
      return because === undefined
        ? ({ kind: 'known', value: of(within(window)) } as const)
        : ({ kind: 'unknown', because } as const);
    });
    onAwait();
    return readings;
  };
  return {
    name,
    tally: (windows) => read(windows, (members) => ({ count: BigInt(members.length), sum: undefined })),
    members: (windows) => read(windows, (members) => members),
  };
}
