import { compareLines, type LinesFound } from '../lines/compare.ts';
import type { Member } from '../lines/member.ts';
import type { Window } from '../window.ts';
import type { Look, Memory } from './looked.ts';
import { isWhole, linesLook, membersIn, membersOf, mostMembers, type Opened } from './open.ts';
import { beforeOf, behindOf } from './reach.ts';
import type { Sides } from './sides.ts';
import { asideOf, type Counted, isCounted, isProved, reasonsOf, sizeOf, tallyBoth, unknownLook } from './tally.ts';

/** A piece is at first an eighth of what fits, and an eighth of that where too many pieces differ. */
const finer = 8;

/** As many rows as one query of Logs Insights answers with. */
export const mostPieces = 10_000;

/**
 * Looks at a window that holds more than fits: its pieces are counted, in ever smaller ones, until those that differ fit
 * together, and only those are opened. What differs everywhere is told by its counts.
 */
export async function lookByPieces(sides: Sides, whole: Counted, memory: Memory, signal: AbortSignal): Promise<Look> {
  const first = Math.ceil((sizeOf(whole) * finer) / mostMembers);
  for (let many = first; many <= mostPieces; many *= finer) {
    const pieces = cut(whole.window, many);
    if (pieces.length > mostPieces) break;
    const tallies = await tallyBoth(sides, pieces, signal);
    const counted = tallies.filter(isCounted);
    const unread = tallies.find((tallied) => !isCounted(tallied));
    if (unread) return unknownLook(unread.log, unread.rows);
    const differing = counted.filter((it) => !isProved(it));
    const size = differing.reduce((sum, it) => sum + sizeOf(it), 0);
    if (size <= mostMembers) return await openPieces(sides, whole, counted, memory, signal);
  }
  return byCountsOf(whole);
}

const minuteMs = 60_000;

/** Lengths that begin where Logs Insights' bins of them do, in whatever zone the window is, longest first. */
const steps = [15 * minuteMs, 5 * minuteMs, minuteMs, 30_000, 10_000, 5000, 1000, 500, 100, 50, 10, 5, 1] as const;

/** Cuts a window into at least so many pieces, or into milliseconds. */
export function cut({ fromMs, toMs }: Window, many: number): readonly Window[] {
  const step = steps.find((length) => length * many <= toMs - fromMs) ?? 1;
  const starts = Array.from({ length: Math.ceil((toMs - fromMs) / step) }, (_, at) => fromMs + at * step);
  return starts.map((start) => ({ fromMs: start, toMs: Math.min(start + step, toMs) }));
}

/** A piece that is proved has each line's row and nothing else, so that nothing of it could belong to another one. */
async function openPieces(
  sides: Sides,
  whole: Counted,
  pieces: readonly Counted[],
  memory: Memory,
  signal: AbortSignal,
) {
  const { window } = whole;
  const proved = pieces.filter(isProved);
  const differing = pieces.filter((it) => !isProved(it)).map((it) => it.window);
  const opened = await membersOf(sides, differing, signal);
  let found = compareWithin(sides, window, opened, []);
  let near: readonly Opened[] = [];
  if (!isWhole(found)) {
    const edges = [...beforeOf(sides.grid, window, 'edge'), ...behindOf(sides.grid, window, 'edge', memory.nowMs)];
    near = await membersOf(sides, edges, signal);
    found = compareWithin(sides, window, opened, near);
  }
  const unread = [...opened, ...(isWhole(found) ? [] : near)].flatMap(({ log, rows }) => reasonsOf(log, rows));
  if (unread.length > 0) return { kind: 'unknown', because: [...new Set(unread)] } as const;
  const all = { ...found, lines: found.lines + linesOf(proved), rows: found.rows + linesOf(proved) };
  return linesLook(sides.identity, sides.grid, window, all, asideOf(whole));
}

function compareWithin({ identity }: Sides, window: Window, opened: readonly Opened[], near: readonly Opened[]) {
  const windows = [...near.map((it) => it.window), window].toSorted((a, b) => a.fromMs - b.fromMs);
  const all = [...opened, ...near].toSorted((a, b) => a.window.fromMs - b.window.fromMs);
  const members = (side: 'log' | 'rows'): readonly Member[] => all.flatMap((it) => membersIn(it[side]));
  const found = compareLines(windows, members('log'), members('rows'), identity === 'unique');
  return found[windows.indexOf(window)] as LinesFound;
}

function linesOf(proved: readonly Counted[]): number {
  return proved.reduce((sum, { log }) => sum + Number(log.value.count), 0);
}

/** Equal counts of which the sums differ everywhere say that lines are missing, and not how many. */
function byCountsOf(whole: Counted): Look {
  const [lines, rows] = [whole.log.value.count, whole.rows.value.count];
  if (lines === rows) return { kind: 'unknown', because: [tooMany] };
  const rest = lines - rows;
  const aside = asideOf(whole);
  const remarks = [...(aside.remarks ?? []), tooMany];
  return {
    ...{ kind: 'counts', evidence: 'sums', lines, rows, rest, shifted: 0n, carried: 0n, isOpen: false },
    aside: { ...aside, remarks },
  };
}

export const tooMany = `more lines differ than can be named: over ${mostMembers} stand where they do`;
