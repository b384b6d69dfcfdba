import type { LinesFound } from '../lines/compare.ts';
import type { Window } from '../window.ts';
import type { Looked, Memory } from './looked.ts';
import type { Sides } from './sides.ts';

const hourMs = 3_600_000;
/** What zones differ by: from 14 hours ahead to 12 behind, and some of them by parts of an hour. A row may be off either way. */
const wholeHoursMs = Array.from({ length: 29 }, (_, at) => (at - 14) * hourMs).filter((ms) => ms !== 0);
const halfHoursMs = Array.from({ length: 28 }, (_, at) => (at - 13.5) * hourMs);
/** Of Nepal, the west of Australia, and the Chatham Islands in winter and summer. */
const quarterHoursMs = [5.75, 8.75, 12.75, 13.75].flatMap((hours) => [-hours * hourMs, hours * hourMs]);

/**
 * Before all lines of a window are called lost, their rows are looked for where another zone would have put them: a time
 * column without a zone whose `timezone` was forgotten. They are not lost, and nothing is right either. Only where a line
 * has an identity of its own, and for windows of an hour at most, which don't overlap when they are moved by hours.
 */
export async function withoutAstray(
  { database, identity }: Pick<Sides, 'database' | 'identity'>,
  looked: readonly Looked[],
  { overMs }: Pick<Memory, 'overMs'>,
  signal: AbortSignal,
): Promise<readonly Looked[]> {
  const bare = identity === 'unique' ? looked.filter((it) => isBare(it, overMs)) : [];
  const [first] = bare;
  if (first === undefined) return looked;
  const movedTo = async (ones: readonly Looked[], offsetsMs: readonly number[]) => {
    const windows = ones.flatMap(({ window }) => offsetsMs.map((offsetMs) => moved(window, offsetMs)));
    const readings = await database.members(windows, signal);
    return readings.map((it) => new Set(it.kind === 'known' ? it.value.map((member) => member.identity) : []));
  };
  for (const offsetsMs of [wholeHoursMs, halfHoursMs, quarterHoursMs]) {
    const there = await movedTo([first], offsetsMs);
    const offsetMs = offsetsMs.find((_, at) => standsIn(first, there[at]));
    if (offsetMs === undefined) continue;
    const all = await movedTo(bare, [offsetMs]);
    const astray = new Set(bare.filter((it, at) => standsIn(it, all[at])));
    return looked.map((it) => (astray.has(it) ? { ...it, look: { kind: 'unknown', because: [words(offsetMs)] } } : it));
  }
  return looked;
}

/** Whether none of its lines has a row, and their time is over. */
function isBare({ window, look }: Looked, overMs: number): boolean {
  if (look.kind !== 'lines' || window.toMs > overMs || window.toMs - window.fromMs > hourMs) return false;
  return look.found.lines > 0 && look.found.missing.length === look.found.lines;
}

function moved({ fromMs, toMs }: Window, offsetMs: number): Window {
  return { fromMs: fromMs + offsetMs, toMs: toMs + offsetMs };
}

function standsIn({ look }: Looked, identities: ReadonlySet<string> | undefined): boolean {
  const { missing } = (look as { readonly found: LinesFound }).found;
  return missing.every(({ identity }) => identities?.has(identity) ?? false);
}

function words(offsetMs: number): string {
  const hours = Math.abs(offsetMs) / hourMs;
  const way = offsetMs > 0 ? 'later' : 'earlier';
  return `database: the rows of all of its lines stand ${hours} ${hours === 1 ? 'hour' : 'hours'} ${way}: see verify.database.timezone`;
}
