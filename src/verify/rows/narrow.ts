import { isOfHashes } from '../hashes.ts';
import type { Member } from '../lines/member.ts';
import type { Reading, Tally } from '../side.ts';
import type { Window } from '../window.ts';
import type { Look } from './look.ts';
import { tally } from './tally.ts';

/** Into so many pieces a window is cut, again and again. */
const mostPieces = 16;
/** A window that has no more lines is read. */
const fewLines = 64;

/** A line of the log with its hash. */
interface Hashed extends Member {
  readonly hash: number;
}

/** A part of a window: its rows where count and sum tell which of the lines they are, else it is to be read. */
export interface Part {
  readonly window: Window;
  readonly rows: readonly Member[] | undefined;
}

/**
 * Finds where the rows of a window differ from the lines of the log, in the look at hand: the window is cut into ever
 * smaller pieces, of which only those are read that count and sum do not explain.
 *
 * @returns parts that follow each other and make up the window; it alone where its lines have no hash, where a piece could
 *   not be counted, or where more than half of the pieces are not explained
 */
export async function narrow(look: Look, window: Window, lines: readonly Member[]): Promise<readonly Part[]> {
  const whole = [{ window, rows: undefined }];
  if (lines.length <= fewLines || window.toMs - window.fromMs < mostPieces || !lines.every(isHashed)) return whole;
  if (!isOfHashes(sumOf(lines), BigInt(lines.length))) return whole;
  const pieces = cut(window, lines);
  const tallies = await tally(
    look,
    pieces.map((piece) => piece.window),
  );
  const parts = pieces.map((piece, at) => ({ ...piece, rows: explained(piece.lines, tallies[at]) }));
  const open = parts.filter(({ rows }) => rows === undefined).length;
  if (open > mostPieces / 2 || tallies.some(({ kind }) => kind === 'unknown')) return whole;
  const found: (readonly Part[])[] = [];
  for (const part of parts) found.push(part.rows ? [part] : await narrow(look, part.window, part.lines));
  return found.flat();
}

interface Piece {
  readonly window: Window;
  readonly lines: readonly Hashed[];
}

function cut({ fromMs, toMs }: Window, lines: readonly Hashed[]): readonly Piece[] {
  const lengthMs = Math.ceil((toMs - fromMs) / mostPieces);
  const by = Map.groupBy(lines, ({ atMs }) => Math.floor((atMs - fromMs) / lengthMs));
  return Array.from({ length: Math.ceil((toMs - fromMs) / lengthMs) }, (_, at) => ({
    window: { fromMs: fromMs + at * lengthMs, toMs: Math.min(fromMs + (at + 1) * lengthMs, toMs) },
    lines: by.get(at) ?? [],
  }));
}

function sumOf(lines: readonly Hashed[]): bigint {
  return lines.reduce((sum, { hash }) => sum + BigInt(hash), 0n);
}

function isHashed(line: Member): line is Hashed {
  return line.hash !== undefined;
}

/**
 * Which rows there are by their count and sum: all lines; all but one, whose hash is what the sum lacks; or one of them
 * twice. That another difference looks like this has a chance of one in 2^48 for each line. Undefined for everything else.
 */
export function explained(
  lines: readonly Hashed[],
  reading: Reading<Tally> | undefined,
): readonly Member[] | undefined {
  if (reading?.kind !== 'known' || reading.value.sum === undefined) return undefined;
  const more = reading.value.count - BigInt(lines.length);
  const difference = reading.value.sum - sumOf(lines);
  if (more === 0n && difference === 0n) return lines;
  if (more !== 1n && more !== -1n) return undefined;
  const [line, ...others] = lines.filter(({ hash }) => BigInt(hash) === difference * more);
  if (line === undefined || others.some(({ identity }) => identity !== line.identity)) return undefined;
  return more === 1n ? [...lines, { identity: line.identity, atMs: line.atMs }] : lines.filter((it) => it !== line);
}
