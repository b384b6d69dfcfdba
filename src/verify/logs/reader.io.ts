import { reasonOf } from '../reason.ts';
import type { Reading } from '../side.ts';
import type { Window } from '../window.ts';
import { readReach } from './describe.io.ts';
import { type Piece, piecesOf } from './piece.ts';
import type { Query } from './queries.io.ts';
import { outOfReach, type Reach, reachesBackTo, unknownReach } from './reach.ts';
import { type Share, sharesOf } from './readings.ts';
import { foundByInsights, type LogSource } from './source.ts';

/** Readings by the places of their windows; a window that the group has no part in has none. */
export type Readings<Value> = ReadonlyMap<number, Reading<Value>>;

/** Reads pieces that the group can answer for. @returns a reading a piece */
export type Read<Value> = (
  pieces: readonly Piece[],
  reach: Reach,
  signal: AbortSignal,
) => Promise<readonly Reading<Value>[]>;

export interface LogGroupReader {
  /**
   * Reads what the group can know of windows that follow each other; the rest is unknown with the reason. Nothing throws.
   *
   * @param fields those that the reading needs
   */
  read<Value>(
    windows: readonly Window[],
    fields: readonly string[],
    read: Read<Value>,
    signal: AbortSignal,
  ): Promise<Readings<Value>>;
  notes(): readonly string[];
}

export function openReader(source: LogSource): LogGroupReader {
  const { log, world, stretch } = source;
  const inWords = (because: string) => ({ kind: 'unknown', because: `${log.group}: ${because}` }) as const;
  let known: Reach | undefined;
  return {
    read: async (windows, fields, read, signal) => {
      const pieces = piecesOf(windows, stretch);
      if (pieces.length === 0) return new Map();
      try {
        signal.throwIfAborted();
        known ??= await readReach(world, log.group, signal);
        const readings = await readWithin(source, known, pieces, fields, read, signal);
        return new Map([...readings].map(([at, it]) => [at, it.kind === 'known' ? it : inWords(it.because)]));
      } catch (error) {
        const why = inWords(reasonOf(signal.aborted ? signal.reason : error));
        return new Map(pieces.map(({ index }) => [index, why]));
      }
    },
    notes: () =>
      known?.kind === 'denied' ? [`${log.group}: ${unknownReach}; the role needs logs:DescribeLogGroups`] : [],
  };
}

async function readWithin<Value>(
  source: LogSource,
  reach: Reach,
  pieces: readonly Piece[],
  fields: readonly string[],
  read: Read<Value>,
  signal: AbortSignal,
): Promise<Readings<Value>> {
  const nowMs = source.world.clock.nowMs();
  const readings = new Map<number, Reading<Value>>();
  const missing = reach.kind === 'known' && !reach.findsFields ? foundByInsights(source, fields) : [];
  for (const piece of pieces) {
    const because = outOfReach(reach, piece, nowMs) ?? withoutFields(missing);
    if (because !== undefined) readings.set(piece.index, { kind: 'unknown', because });
  }
  const within = pieces.filter(({ index }) => !readings.has(index));
  if (within.length === 0) return readings;
  for (const [at, reading] of (await read(within, reach, signal)).entries()) {
    readings.set((within[at] as Piece).index, reading);
  }
  return readings;
}

function withoutFields(missing: readonly string[]): string | undefined {
  if (missing.length === 0) return undefined;
  return `it is of a class in which Insights finds no fields: take ${missing.join(', ')} out of the line by logs[].parse`;
}

/** Finds what a query gives of each piece. @param sentIn the column with when it was sent */
export async function findShares(
  { queries, world, time, name }: LogSource,
  query: Omit<Query, 'group'> & { readonly sentIn: string },
  pieces: readonly Piece[],
  reach: Reach,
  signal: AbortSignal,
): Promise<{ readonly shares: readonly Share[]; readonly scanned: number; readonly kept: number }> {
  const { fromMs, toMs } = time.rangeOf(pieces);
  // What lies further back the group cannot hold: a range wholly there would be refused.
  const range = { fromMs: Math.max(fromMs, reachesBackTo(reach, world.clock.nowMs())), toMs };
  const { rows, scanned, events } = await queries.find({ ...query, group: name }, range, signal);
  return { shares: sharesOf(time.deal(rows, pieces, query.sentIn)), scanned, kept: events };
}
