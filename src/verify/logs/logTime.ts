import type { Grid } from '../grid.ts';
import type { Window } from '../window.ts';
import { type Bin, binOf } from './bin.ts';
import { readOwnTime } from './ownTime.ts';
import { type Piece, pieceAt } from './piece.ts';
import { instantIn, notUnderstood, type Row } from './row.ts';
import { fieldName, type Log } from './stages.ts';

/** Which time of an event counts, and what has to be asked for to know it. */
export interface LogTime {
  /** The range of `@timestamp` in which the events of these pieces stand. */
  rangeOf(pieces: readonly Piece[]): Window;
  /** How a query that counts is grouped, so that each row falls into one piece. */
  groupedBy(pieces: readonly Piece[]): { readonly before: string; readonly by: string; readonly sentIn: string };
  /** What a query that lists events has to show. */
  readonly shown: string;
  /** Gives each row its piece. */
  deal(rows: readonly Row[], pieces: readonly Piece[], sentIn: string): Dealt;
}

export interface Dealt {
  /** The rows of each piece, with the instant that counts. */
  readonly rows: readonly (readonly { readonly row: Row; readonly atMs: number }[])[];
  /** Rows that make a piece unknown: of an own time that cannot be read, or that is too far from when it was sent. */
  readonly unread: readonly (readonly Row[])[];
  readonly astray: readonly (readonly Row[])[];
}

/** The name of a column for the line's own time. */
const own = 'verifyTime';

/** When the event happened, as whoever sent it says: `@timestamp`. */
export const eventTime: LogTime = {
  rangeOf: spanOf,
  groupedBy: (pieces) => {
    // What lies before the first edge and behind the last one is cut off by the range.
    const { text } = binOf(pieces.slice(1).map(({ fromMs }) => fromMs));
    return { before: '', by: `bin(${text})`, sentIn: `bin(${text})` };
  },
  shown: '@timestamp',
  deal: (rows, pieces, sentIn) => {
    const { fromMs } = spanOf(pieces);
    const dealt = pieces.map((): { row: Row; atMs: number }[] => []);
    for (const row of rows) {
      const atMs = Math.max(fromMs, instantIn(row, sentIn));
      const at = pieceAt(pieces, atMs);
      // A row of another time than was asked for is no answer to the question.
      if (at < 0) throw notUnderstood();
      dealt[at]?.push({ row, atMs });
    }
    return { rows: dealt, unread: pieces.map(() => []), astray: pieces.map(() => []) };
  },
};

/**
 * How much earlier than its own time a line may be sent: clocks of two hosts differ. Not more, since each window is
 * searched for in so much more of the log.
 */
export const slackMs = 60_000;

/**
 * When the line says that it happened. It is sent later than that, up to `settleMs` behind its window's end, so that a
 * window is searched for in `slackMs` before it and `settleMs` behind it: at five minutes and a settling of ten, each
 * event is scanned 3.2 times. An event that was sent outside of that is in no window's range: the window in which it was
 * sent is unknown for it, as nothing else would tell.
 */
export function lineTime(field: string, grid: Grid, settleMs: number): LogTime {
  const before = `fields ${fieldName(field)} as ${own}\n| `;
  const reachOf = ({ fromMs, toMs }: Window): Window => ({ fromMs: fromMs - slackMs, toMs: toMs + settleMs });
  const isIn = (ms: number, { fromMs, toMs }: Window) => ms >= fromMs && ms < toMs;
  return {
    rangeOf: (pieces) => reachOf(spanOf(pieces)),
    groupedBy: (pieces) => {
      const { text } = ownBin(pieces, grid, settleMs);
      return { before, by: `${own}, bin(${text})`, sentIn: `bin(${text})` };
    },
    shown: `@timestamp, ${fieldName(field)} as ${own}`,
    deal: (rows, pieces, sentIn) => {
      const dealt = pieces.map(() => ({
        rows: [] as { row: Row; atMs: number }[],
        unread: [] as Row[],
        astray: [] as Row[],
      }));
      const put = (row: Row, into: 'unread' | 'astray', fits: (piece: Piece) => boolean) => {
        for (const [at, piece] of pieces.entries()) if (fits(piece)) dealt[at]?.[into].push(row);
      };
      for (const row of rows) {
        const sentMs = instantIn(row, sentIn);
        const atMs = readOwnTime(row.get(own) ?? '');
        if (atMs === undefined) put(row, 'unread', (piece) => isIn(sentMs, reachOf(piece)));
        else if (!isIn(sentMs, reachOf(grid.windowAt(atMs)))) put(row, 'astray', (piece) => isIn(sentMs, piece));
        else dealt[pieceAt(pieces, atMs)]?.rows.push({ row, atMs });
      }
      return {
        rows: dealt.map((it) => it.rows),
        unread: dealt.map((it) => it.unread),
        astray: dealt.map((it) => it.astray),
      };
    },
  };
}

/** No window's reach cuts it. */
function ownBin(pieces: readonly Piece[], { windowAt }: Grid, settleMs: number): Bin {
  const edges = pieces.flatMap(({ fromMs }) => Object.values(windowAt(fromMs)));
  return binOf([...edges, settleMs, slackMs]);
}

function spanOf(pieces: readonly Piece[]): Window {
  return { fromMs: pieces[0]?.fromMs ?? 0, toMs: pieces.at(-1)?.toMs ?? 0 };
}

export function timeOf({ time }: Pick<Log, 'time'>, grid: Grid, settleMs: number): LogTime {
  return time === '@timestamp' ? eventTime : lineTime(time, grid, settleMs);
}
