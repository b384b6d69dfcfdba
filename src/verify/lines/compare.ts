import type { Window } from '../window.ts';
import type { Member } from './member.ts';
import { isNear } from './near.ts';

/** What the lines and the rows of one window say about each other. */
export interface LinesFound {
  /** Lines that were expected: events of the log that stand there twice under one identity are one. */
  readonly lines: number;
  readonly rows: number;
  /** Lines that have no row, neither here nor in a neighbouring window. */
  readonly missing: readonly Member[];
  /** Rows that have no line. */
  readonly extra: readonly Member[];
  /** Rows beyond the first of one identity. */
  readonly repeated: readonly Member[];
  /** Lines whose row stands in another window. */
  readonly shifted: readonly Member[];
  /** Of these, the ones whose row stands further away than a window is long: no rounding puts it there. */
  readonly far?: number;
  /** Of these, the ones of which others are equal, and no row that could be theirs stands next to the edge. */
  readonly doubtful?: number;
  /** Events beyond the first of one identity: a batch of PutLogEvents that was sent again. */
  readonly logRepeats: number;
}

/**
 * Compares lines with rows by their identity. A line is first given a row of its own window, and then one that fell into
 * another: of a unique identity wherever it was read, of lines that are their own identity in a neighbouring window only,
 * since the equal line of an hour later is another line.
 *
 * @param windows those to be judged and one neighbour at each end, in order of time
 * @param log all events of these windows
 * @param rows all rows of these windows
 * @param isUnique whether an identity means one line. Else numbers are compared, and an event that was sent twice cannot
 *   be told from an equal line.
 */
export function compareLines(
  windows: readonly Window[],
  log: readonly Member[],
  rows: readonly Member[],
  isUnique: boolean,
): readonly LinesFound[] {
  const indexOf = finder(windows);
  const found = windows.map(() => emptyFound());
  const placed = ({ identity, atMs }: Member): Placed => ({ identity, atMs, window: indexOf(atMs) });
  const told = toldOf(log, rows);
  for (const { identity, atMs } of log) if (told.has(identity)) bumpBoth(found[indexOf(atMs)]);
  const byIdentity = (all: readonly Member[]) =>
    Map.groupBy(
      all.filter(({ identity }) => !told.has(identity)),
      ({ identity }) => identity,
    );
  const [logBy, rowsBy] = [byIdentity(log), byIdentity(rows)];
  for (const [identity, events] of logBy) {
    const own = rowsBy.get(identity) ?? [];
    const window = onlyWindow(events, own, indexOf);
    if (window === undefined) compareOne({ found, windows }, events.map(placed), own.map(placed), isUnique);
    else bumpBoth(found[window]);
  }
  for (const [identity, own] of rowsBy) {
    if (!logBy.has(identity)) compareOne({ found, windows }, [], own.map(placed), isUnique);
  }
  return found;
}

/**
 * Identities that stand for one line and its row, as sums told: rows that were not read are the lines themselves, with
 * their hash. None where one of them stands elsewhere as well.
 */
function toldOf(log: readonly Member[], rows: readonly Member[]): ReadonlySet<string> {
  const told = new Set(rows.flatMap(({ identity, hash }) => (hash === undefined ? [] : [identity])));
  for (const { identity, hash } of rows) if (hash === undefined) told.delete(identity);
  const lines = log.filter(({ identity }) => told.has(identity)).length;
  return lines === told.size ? told : new Set();
}

function bumpBoth(found: Found | undefined): void {
  bump(found, 'lines');
  bump(found, 'rows');
}

/** The window of a line that has its one row in it, as nearly all have; undefined for everything else. */
function onlyWindow(events: readonly Member[], rows: readonly Member[], indexOf: (atMs: number) => number) {
  if (events.length !== 1 || rows.length !== 1) return undefined;
  const [line, row] = [events[0] as Member, rows[0] as Member];
  const window = indexOf(line.atMs);
  return line.atMs === row.atMs || indexOf(row.atMs) === window ? window : undefined;
}

/** Compares what has one identity. */
function compareOne(told: Told, events: readonly Placed[], rows: readonly Placed[], isUnique: boolean): void {
  const { found } = told;
  const lines = isUnique ? events.slice(0, 1) : events;
  for (const { window } of lines) bump(found[window], 'lines');
  for (const { window } of events.slice(lines.length)) bump(found[window], 'logRepeats');
  for (const { window } of rows) bump(found[window], 'rows');
  // Of a unique identity whose line there is, what is left over repeats it.
  const mostExtra = isUnique ? Number(lines.length === 0) : rows.length;
  const pairing = pairUp(lines, rows, isUnique);
  tell(told, pairing, mostExtra);
  if (!isUnique && lines.length > 1) tellDoubtful(told, pairing, { lines, rows });
}

/** Of equal lines one may be lost, and another one's row stand twice in the window beside. */
function tellDoubtful({ found, windows }: Told, { shifted }: Pairing, { lines, rows }: Sides): void {
  const inWindow = (at: number) => ({
    lines: lines.filter((it) => it.window === at),
    rows: rows.filter((it) => it.window === at),
  });
  for (const { line, row } of shifted) {
    const [of, window] = [found[line.window], windows[line.window]];
    if (!of || !window || isNear(inWindow(line.window), inWindow(row.window), window)) continue;
    of.doubtful = (of.doubtful ?? 0) + 1;
  }
}

/** What is told of each window. */
interface Told {
  readonly found: readonly Found[];
  readonly windows: readonly Window[];
}

interface Placed extends Member {
  /** The index of its window, -1 for none. */
  readonly window: number;
}

interface Sides {
  readonly lines: readonly Placed[];
  readonly rows: readonly Placed[];
}

interface Pairing {
  readonly missing: readonly Placed[];
  readonly shifted: readonly { readonly line: Placed; readonly row: Placed }[];
  /** Rows that no line was left for. */
  readonly left: readonly Placed[];
}

function pairUp(lines: readonly Placed[], rows: readonly Placed[], isUnique: boolean): Pairing {
  const left = [...rows];
  const take = (fits: (row: Placed) => boolean) => {
    const index = left.findIndex(fits);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const isNear = (row: Placed, line: Placed) => isUnique || Math.abs(row.window - line.window) === 1;
  const astray = lines.filter((line) => take((row) => row.window === line.window) === undefined);
  const paired = astray.map((line) => ({ line, row: take((row) => isNear(row, line)) }));
  return {
    missing: paired.flatMap(({ line, row }) => (row === undefined ? [line] : [])),
    shifted: paired.flatMap(({ line, row }) => (row === undefined ? [] : [{ line, row }])),
    left,
  };
}

type Found = Omit<
  { -readonly [Name in keyof LinesFound]: LinesFound[Name] extends number ? number : Member[] },
  'far' | 'doubtful'
> & { far?: number; doubtful?: number };

function tell({ found, windows }: Told, { missing, shifted, left }: Pairing, mostExtra: number): void {
  for (const line of missing) found[line.window]?.missing.push(member(line));
  for (const { line, row } of shifted) tellShifted(found[line.window], line, row, windows[line.window]);
  for (const row of left.slice(0, mostExtra)) found[row.window]?.extra.push(member(row));
  for (const row of left.slice(mostExtra)) found[row.window]?.repeated.push(member(row));
}

function tellShifted(found: Found | undefined, line: Placed, row: Placed, window: Window | undefined): void {
  if (found === undefined || window === undefined) return;
  found.shifted.push(member(line));
  if (Math.abs(row.atMs - line.atMs) > window.toMs - window.fromMs) found.far = (found.far ?? 0) + 1;
}

function member({ identity, atMs }: Placed): Member {
  return { identity, atMs };
}

function bump(found: Found | undefined, name: 'lines' | 'rows' | 'logRepeats'): void {
  if (found) found[name] += 1;
}

function emptyFound(): Found {
  return { lines: 0, rows: 0, missing: [], extra: [], repeated: [], shifted: [], logRepeats: 0 };
}

/** Finds the index of the window that holds an instant, -1 for none; there may be gaps between windows. */
function finder(windows: readonly Window[]): (atMs: number) => number {
  return (atMs) => {
    let [low, high] = [0, windows.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const window = windows[middle] as Window;
      if (atMs < window.fromMs) high = middle - 1;
      else if (atMs >= window.toMs) low = middle + 1;
      else return middle;
    }
    return -1;
  };
}
