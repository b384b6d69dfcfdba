import type { Grid } from '../grid.ts';
import { compareLines, type LinesFound } from '../lines/compare.ts';
import type { Member } from '../lines/member.ts';
import type { Aside, Reading } from '../side.ts';
import type { Window } from '../window.ts';
import type { Look, Looked, Memory } from './looked.ts';
import { beforeOf, behindOf, type Reach, reaches } from './reach.ts';
import type { Sides } from './sides.ts';
import { joinAsides, notRead, reasonOf, reasonsOf } from './tally.ts';

/**
 * Members of a side that are held at a time. An event of the log takes more than 1 kB while the answer that it came in is
 * read, so that these are what a Lambda of 128 MB has room for.
 */
export const mostMembers = 20_000;

export interface OpenOptions {
  /** What stands beside each window's count. */
  readonly asides: readonly Aside[];
  readonly memory: Memory;
  /** Beginnings of windows that are proved to have each line's row and nothing else. */
  readonly proved?: ReadonlySet<number>;
}

/**
 * Compares windows that follow each other by their members. Beyond their ends it looks only where a line or a row at an
 * end has no other half: at first next to the edge, where most of them fall, and then in the whole neighbour, so that what
 * is read is little more than the windows themselves. The whole neighbour is read at the second look, when both are over,
 * and before a line is called lost.
 */
export async function openWindows(
  sides: Sides,
  windows: readonly Window[],
  { asides, memory, proved = new Set() }: OpenOptions,
  signal: AbortSignal,
): Promise<readonly Looked[]> {
  const own = await membersOf(sides, windows, signal);
  let before: readonly Opened[] = [];
  let behind: readonly Opened[] = [];
  let found = compare(sides, own);
  for (const reach of reaches) {
    const near = windowsNear(sides, own, found, reach, memory, proved);
    if (near.before.length + near.behind.length === 0) break;
    if (near.before.length > 0) before = await membersOf(sides, near.before, signal);
    if (near.behind.length > 0) behind = await membersOf(sides, near.behind, signal);
    found = compare(sides, [...before, ...own, ...behind]).slice(before.length);
  }
  const all = [...before, ...own, ...behind];
  return own.map((opened, at) => {
    const near = [all[at + before.length - 1], all[at + before.length + 1]].filter((it) => it !== undefined);
    return { window: opened.window, look: lookOf(sides, found[at] as LinesFound, opened, near, asides[at]) };
  });
}

/** Windows of which the members were read. */
export interface Opened {
  readonly window: Window;
  readonly log: Reading<readonly Member[]>;
  readonly rows: Reading<readonly Member[]>;
}

export async function membersOf({ log, database, hasSums }: Sides, windows: readonly Window[], signal: AbortSignal) {
  const reading = log.members(windows, signal);
  // Where there are sums, only the rows that differ from the lines are read.
  const known = hasSums ? await reading : undefined;
  const [lines, rows] = await Promise.all([reading, database.members(windows, signal, known)]);
  return windows.map(
    (window, index): Opened => ({ window, log: lines[index] ?? notRead, rows: rows[index] ?? notRead }),
  );
}

function compare({ identity }: Pick<Sides, 'identity'>, opened: readonly Opened[]): readonly LinesFound[] {
  const windows = opened.map(({ window }) => window);
  const lines = opened.flatMap(({ log }) => membersIn(log));
  const rows = opened.flatMap((it) => membersIn(it.rows));
  return compareLines(windows, lines, rows, identity === 'unique');
}

export function membersIn(reading: Reading<readonly Member[]>): readonly Member[] {
  return reading.kind === 'known' ? reading.value : [];
}

/** Where to look beyond the ends, for windows of which a line or a row has no other half yet. */
function windowsNear(
  { grid }: Sides,
  own: readonly Opened[],
  found: readonly LinesFound[],
  reach: Reach,
  memory: Memory,
  proved: ReadonlySet<number>,
) {
  const [first, last] = [own[0] as Opened, own.at(-1) as Opened];
  // A neighbour that is proved has nothing that belongs here, unless a line is about to be called lost: an event that was
  // logged on both sides of the edge has its one row there.
  const isOpen = (atMs: number, { window }: Opened, index: number) =>
    !proved.has(grid.windowAt(atMs).fromMs) || (window.toMs <= memory.overMs && found[index]?.missing.length !== 0);
  const needsMore = ({ window, log, rows }: Opened, index: number) =>
    log.kind === 'known' && rows.kind === 'known' && !isWhole(found[index]) && isWorth(window, reach, memory);
  return {
    before: isOpen(first.window.fromMs - 1, first, 0) && needsMore(first, 0) ? beforeOf(grid, first.window, reach) : [],
    behind:
      isOpen(last.window.toMs, last, own.length - 1) && needsMore(last, own.length - 1)
        ? behindOf(grid, last.window, reach, memory.nowMs)
        : [],
  };
}

function isWorth({ fromMs, toMs }: Window, reach: Reach, { entries, overMs }: Memory): boolean {
  return reach === 'edge' || toMs <= overMs || entries.get(fromMs)?.checks === 1;
}

export function isWhole(found: LinesFound | undefined): boolean {
  return found === undefined || found.missing.length + found.extra.length === 0;
}

/** A window that was not read is unknown; one whose neighbours were not, only where they could hold another half. */
function lookOf(
  { identity, grid }: Sides,
  found: LinesFound,
  own: Opened,
  near: readonly Opened[],
  aside: Aside = {},
): Look {
  const because = [...reasonsOf(own.log, own.rows), ...near.flatMap((it) => reasonsNear(identity, found, it))];
  if (because.length > 0) return { kind: 'unknown', because: [...new Set(because)] };
  return linesLook(identity, grid, own.window, found, joinAsides([aside, asideIn(own.log), asideIn(own.rows)]));
}

/** An equal line may be another one: until the neighbour's time is over, its own line or row may still come. */
export function linesLook(
  identity: Sides['identity'],
  grid: Grid,
  window: Window,
  found: LinesFound,
  aside: Aside,
): Look {
  const isCertain = identity === 'unique' || (found.shifted.length === 0 && takenFrom(found) === 0);
  const shiftEnd = isCertain ? {} : { shiftEndMs: grid.windowAt(window.toMs).toMs };
  return { kind: 'lines', found, aside, ...shiftEnd };
}

/** How many of a window's rows are of its neighbours' lines. */
function takenFrom({ lines, rows, missing, extra, repeated, shifted }: LinesFound): number {
  return rows - lines + missing.length + shifted.length - extra.length - repeated.length;
}

function asideIn(reading: Reading<unknown>): Aside | undefined {
  return reading.kind === 'known' ? reading.aside : undefined;
}

/** A missing line could have its row there, an extra row its line; an equal line could be the neighbour's own. */
function reasonsNear(identity: Sides['identity'], { missing, extra }: LinesFound, { log, rows }: Opened) {
  if (missing.length + extra.length === 0) return [];
  if (identity === 'multiple') return reasonsOf(log, rows);
  return [...(extra.length > 0 ? reasonOf('log', log) : []), ...(missing.length > 0 ? reasonOf('database', rows) : [])];
}

/** Cuts windows into such as fit together. */
export function chunksOf(windows: readonly Window[], sizeOf: (window: Window) => number): readonly Window[][] {
  const chunks: Window[][] = [];
  let size = 0;
  for (const window of windows) {
    const chunk = chunks.at(-1);
    size += sizeOf(window);
    if (chunk && size <= mostMembers) chunk.push(window);
    else {
      chunks.push([window]);
      size = sizeOf(window);
    }
  }
  return chunks;
}
