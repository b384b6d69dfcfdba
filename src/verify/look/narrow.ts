import type { Reading } from '../side.ts';
import type { GroupDifference, Looked } from './looked.ts';
import type { Sides } from './sides.ts';

/** Says of windows that differ which of their groups do. What could not be read is left out: the window says enough. */
export async function narrowed(
  { log, database }: Pick<Sides, 'log' | 'database'>,
  looked: readonly Looked[],
  signal: AbortSignal,
): Promise<readonly Looked[]> {
  const windows = looked.filter(({ look }) => look.kind === 'counts' && look.rest !== 0n).map(({ window }) => window);
  if (windows.length === 0) return looked;
  const [lines, rows] = await Promise.all([log.groups(windows, signal), database.groups(windows, signal)]);
  return looked.map((it) => {
    const groups = differencesOf(lines[windows.indexOf(it.window)], rows[windows.indexOf(it.window)]);
    return groups === undefined ? it : { ...it, groups };
  });
}

type Groups = Reading<ReadonlyMap<string, bigint>> | undefined;

/** The largest differences first. */
function differencesOf(log: Groups, rows: Groups): readonly GroupDifference[] | undefined {
  if (log?.kind !== 'known' || rows?.kind !== 'known') return undefined;
  return [...new Set([...log.value.keys(), ...rows.value.keys()])]
    .map((group) => ({ group, lines: log.value.get(group) ?? 0n, rows: rows.value.get(group) ?? 0n }))
    .filter((it) => it.lines !== it.rows)
    .toSorted((a, b) => Number(size(b) - size(a)) || (a.group < b.group ? -1 : 1));
}

function size({ lines, rows }: GroupDifference): bigint {
  return lines > rows ? lines - rows : rows - lines;
}
