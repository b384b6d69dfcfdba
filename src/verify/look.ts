import type { Grid } from './grid.ts';
import type { Look } from './ledger/decide.ts';
import { type Net, net } from './ledger/net.ts';
import { compareLines, type LinesFound } from './lines/compare.ts';
import type { Reading, Side, Tally } from './side.ts';
import type { Window } from './window.ts';

export interface Sides {
  readonly log: Side;
  readonly database: Side;
  /** How a line is known on both sides: by an identity of its own, by itself and its number, or not at all. */
  readonly identity: 'unique' | 'multiple' | 'none';
  readonly grid: Grid;
}

/** What a look found, and which lines where it was opened. */
export interface Looked {
  readonly window: Window;
  readonly look: Look;
}

/**
 * Looks at windows that follow each other: counts both sides at the same time, and opens those of which the counts do not
 * prove that every line has its row.
 *
 * @param beyond what is remembered of the windows before the first and behind the last: lines less rows; undefined where
 *   it is not known. Where only counts are compared, the one before is counted too if nothing is remembered of it.
 */
export async function lookAt(
  sides: Sides,
  windows: readonly Window[],
  beyond: Beyond,
  signal: AbortSignal,
): Promise<readonly Looked[]> {
  if (sides.identity === 'none') return await lookAtCounts(sides, windows, beyond, signal);
  const tallies = await tallyBoth(sides, windows, signal);
  const opened = await open(sides, tallies, signal);
  return tallies.map(({ window, ...tally }) => ({ window, look: opened.get(window.fromMs) ?? byTally(tally) }));
}

const notRead: Reading<never> = { kind: 'unknown', because: 'it was not read' };

type Beyond = { readonly before: bigint | undefined; readonly behind: bigint | undefined };

async function lookAtCounts(sides: Sides, windows: readonly Window[], { before, behind }: Beyond, signal: AbortSignal) {
  const [first] = windows;
  const lead = before === undefined && first ? [sides.grid.windowAt(first.fromMs - 1)] : [];
  const tallies = await tallyBoth(sides, [...lead, ...windows], signal);
  const differences = tallies.map(differenceOf);
  const nets = net([...(lead.length === 0 ? [before] : []), ...differences, behind]);
  return byCounts(tallies.slice(lead.length), nets.slice(1));
}

async function tallyBoth(
  { log, database }: Sides,
  windows: readonly Window[],
  signal: AbortSignal,
): Promise<Tallies[]> {
  const [lines, rows] = await Promise.all([log.tally(windows, signal), database.tally(windows, signal)]);
  return windows.map((window, index) => ({ window, log: lines[index] ?? notRead, rows: rows[index] ?? notRead }));
}

interface Tallies {
  readonly window: Window;
  readonly log: Reading<Tally>;
  readonly rows: Reading<Tally>;
}

function byCounts(tallies: readonly Tallies[], nets: readonly Net[]): readonly Looked[] {
  return tallies.map(({ window, log, rows }, index): Looked => {
    if (log.kind === 'unknown' || rows.kind === 'unknown') return { window, look: unknownLook(log, rows) };
    const { shifted = 0n, isOpen = true } = nets[index] ?? {};
    const [lines, found] = [log.value.count, rows.value.count];
    return { window, look: { kind: 'counts', evidence: 'counts', lines, rows: found, shifted, isOpen } };
  });
}

function differenceOf({ log, rows }: Pick<Tallies, 'log' | 'rows'>): bigint | undefined {
  return log.kind === 'known' && rows.kind === 'known' ? log.value.count - rows.value.count : undefined;
}

/** Only called where both sides agree in count and sum, or where one could not be read. */
function byTally({ log, rows }: Pick<Tallies, 'log' | 'rows'>): Look {
  if (log.kind === 'unknown' || rows.kind === 'unknown') return unknownLook(log, rows);
  const [lines, found] = [log.value.count, rows.value.count];
  return { kind: 'counts', evidence: 'sums', lines, rows: found, shifted: 0n, isOpen: false };
}

/** Whether count and sum prove that the same lines stand on both sides. Without a sum only nothing is proved by nothing. */
function isProved({ log, rows }: Tallies): boolean {
  if (log.kind === 'unknown' || rows.kind === 'unknown') return true;
  if (log.value.count !== rows.value.count) return false;
  return log.value.count === 0n || (log.value.sum !== undefined && log.value.sum === rows.value.sum);
}

/** The looks at the windows that had to be opened, by their beginnings. */
async function open(sides: Sides, tallies: readonly Tallies[], signal: AbortSignal): Promise<Map<number, Look>> {
  const looks = new Map<number, Look>();
  for (const run of runsOf(tallies.filter((it) => !isProved(it)).map(({ window }) => window))) {
    for (const { window, look } of await openRun(sides, run, signal)) looks.set(window.fromMs, look);
  }
  return looks;
}

/** Opens windows that follow each other, together with a neighbour at each end: there a line may have fallen across the edge. */
async function openRun({ log, database, identity, grid }: Sides, run: readonly Window[], signal: AbortSignal) {
  const [first, last] = [run[0] as Window, run.at(-1) as Window];
  const windows = [grid.windowAt(first.fromMs - 1), ...run, grid.windowAt(last.toMs)];
  const [lines, rows] = await Promise.all([log.members(windows, signal), database.members(windows, signal)]);
  const found = compareLines(windows, allOf(lines), allOf(rows), identity === 'unique');
  const unread = windows.map((_, index) => reasons(lines[index] ?? notRead, rows[index] ?? notRead));
  return run.map((window, at): Looked => {
    const [before = [], own = [], behind = []] = unread.slice(at, at + 3);
    return { window, look: lookOf(found[at + 1] as LinesFound, own, [...before, ...behind]) };
  });
}

/** A window that was not read is unknown; one whose neighbours were not, only where a line or a row has no other half in it. */
function lookOf(found: LinesFound, own: readonly string[], near: readonly string[]): Look {
  const isWhole = found.missing.length + found.extra.length === 0;
  const because = [...own, ...(isWhole ? [] : near)];
  return because.length === 0 ? { kind: 'lines', found } : { kind: 'unknown', because: [...new Set(because)] };
}

function allOf<Value>(readings: readonly Reading<readonly Value[]>[]): readonly Value[] {
  return readings.flatMap((reading) => (reading.kind === 'known' ? reading.value : []));
}

function unknownLook(log: Reading<unknown>, rows: Reading<unknown>): Look {
  return { kind: 'unknown', because: reasons(log, rows) };
}

function reasons(log: Reading<unknown>, rows: Reading<unknown>): readonly string[] {
  return [
    ...(log.kind === 'unknown' ? [`log: ${log.because}`] : []),
    ...(rows.kind === 'unknown' ? [`database: ${rows.because}`] : []),
  ];
}

/** Cuts windows in order of time into runs that follow each other without a gap. */
export function runsOf(windows: readonly Window[], most = Number.POSITIVE_INFINITY): readonly (readonly Window[])[] {
  const runs: Window[][] = [];
  for (const window of windows) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.toMs === window.fromMs && run.length < most) run.push(window);
    else runs.push([window]);
  }
  return runs;
}
