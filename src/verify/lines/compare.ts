import type { Window } from '../window.ts';
import type { Member } from './member.ts';

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
  const placed = ({ atMs, ...member }: Member): Placed => ({ ...member, atMs, window: indexOf(atMs) });
  const rowsBy = Map.groupBy(rows.map(placed), ({ identity }) => identity);
  const logBy = Map.groupBy(log.map(placed), ({ identity }) => identity);
  for (const identity of new Set([...logBy.keys(), ...rowsBy.keys()])) {
    const events = logBy.get(identity) ?? [];
    const lines = isUnique ? events.slice(0, 1) : events;
    const own = rowsBy.get(identity) ?? [];
    for (const { window } of lines) bump(found[window], 'lines');
    for (const { window } of events.slice(lines.length)) bump(found[window], 'logRepeats');
    for (const { window } of own) bump(found[window], 'rows');
    // Of a unique identity whose line there is, what is left over repeats it.
    const mostExtra = isUnique ? Number(lines.length === 0) : own.length;
    tell(found, pairUp(lines, own, isUnique), mostExtra);
  }
  return found;
}

interface Placed extends Member {
  /** The index of its window, -1 for none. */
  readonly window: number;
}

interface Pairing {
  readonly missing: readonly Placed[];
  readonly shifted: readonly Placed[];
  /** Rows that no line was left for. */
  readonly left: readonly Placed[];
}

function pairUp(lines: readonly Placed[], rows: readonly Placed[], isUnique: boolean): Pairing {
  const left = [...rows];
  const takes = (fits: (row: Placed) => boolean) => {
    const index = left.findIndex(fits);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  };
  const isNear = (row: Placed, line: Placed) => isUnique || Math.abs(row.window - line.window) === 1;
  const astray = lines.filter((line) => !takes((row) => row.window === line.window));
  const { shifted = [], missing = [] } = Object.groupBy(astray, (line) =>
    takes((row) => isNear(row, line)) ? 'shifted' : 'missing',
  );
  return { missing, shifted, left };
}

type Found = { -readonly [Name in keyof LinesFound]: LinesFound[Name] extends number ? number : Member[] };

function tell(found: readonly Found[], { missing, shifted, left }: Pairing, mostExtra: number): void {
  for (const line of missing) found[line.window]?.missing.push(member(line));
  for (const line of shifted) found[line.window]?.shifted.push(member(line));
  for (const row of left.slice(0, mostExtra)) found[row.window]?.extra.push(member(row));
  for (const row of left.slice(mostExtra)) found[row.window]?.repeated.push(member(row));
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
