import type { Reading, Tally } from '../side.ts';
import type { Window } from '../window.ts';
import type { Looked, Memory } from './looked.ts';
import { mostMembers, openWindows } from './open.ts';
import type { Sides } from './sides.ts';
import { joinAsides, notRead, reasonOf } from './tally.ts';

/**
 * Looks at windows that follow each other by their members straight away: where there is no sum, a count proves nothing,
 * and the log would be scanned twice. How many windows fit together is learned as it goes.
 */
export async function lookAtMembers(
  sides: Sides,
  windows: readonly Window[],
  memory: Memory,
  signal: AbortSignal,
): Promise<readonly Looked[]> {
  const looked: Looked[] = [];
  let many = fitting(largestIn(memory));
  while (looked.length < windows.length) {
    const chunk = windows.slice(looked.length, looked.length + many);
    const tallies = await sides.database.tally(chunk, signal);
    // Where the database tells of no window, the log is not scanned for nothing: once only, for what it may lack as well.
    if (looked.length > 0 && tallies.every(({ kind }) => kind === 'unknown')) {
      looked.push(...chunk.map((window, at) => unread(window, tallies[at])));
      continue;
    }
    const found = await openTogether(sides, chunk, { tallies, memory }, signal);
    looked.push(...found);
    many = Math.min(fitting(Math.max(...found.map(sizeOf))), many * mostGrowth);
  }
  return looked;
}

/** From one chunk to the next: the night is over within a few windows. */
const mostGrowth = 4;

/** Without any memory a window could be as large as what fits. */
function largestIn({ entries }: Memory): number {
  let largest = entries.size === 0 ? mostMembers : 0;
  for (const { lines, rows } of entries.values()) largest = Math.max(largest, Number(lines), Number(rows));
  return largest;
}

function fitting(size: number): number {
  return Math.max(1, Math.floor(mostMembers / Math.max(1, size)));
}

function sizeOf({ look }: Looked): number {
  return look.kind === 'lines' ? Math.max(look.found.lines, look.found.rows) : mostMembers;
}

/**
 * The database is counted before it is read: what its tally calls pending was open before the rows were read, so a line
 * whose row is not among them and of which nothing was pending is missing.
 */
async function openTogether(
  sides: Sides,
  windows: readonly Window[],
  { tallies, memory }: { readonly tallies: readonly Reading<Tally>[]; readonly memory: Memory },
  signal: AbortSignal,
) {
  const asides = windows.map((_, at) => {
    const tally = tallies[at];
    return tally?.kind === 'known' ? joinAsides([tally.value]) : {};
  });
  const looked = await openWindows(sides, windows, { asides, memory }, signal);
  return looked.map((it, at): Looked => {
    const tally = tallies[at];
    return tally?.kind === 'known' || it.look.kind === 'unknown' ? it : unread(it.window, tally);
  });
}

function unread(window: Window, tally: Reading<Tally> | undefined): Looked {
  return { window, look: { kind: 'unknown', because: reasonOf('database', tally ?? notRead) } };
}
