import type { Kind, Piece, Variable } from './piece.ts';

/** A column beside those that every row has: what a format says more. */
export interface ExtraColumn {
  readonly name: string;
  readonly type: 'text' | 'count' | 'seconds';
}

/** The columns of an access that a variable fills; what else a format says gets a column of its own. */
export const accessColumns = [
  'remote_addr',
  'remote_user',
  'request',
  'method',
  'path',
  'protocol',
  'status',
  'bytes',
  'referer',
  'user_agent',
] as const;

const typeOf: Readonly<Record<Kind, ExtraColumn['type']>> = {
  address: 'text',
  user: 'text',
  token: 'text',
  list: 'text',
  text: 'text',
  request: 'text',
  time: 'text',
  status: 'count',
  count: 'count',
  seconds: 'seconds',
  milliseconds: 'seconds',
  microseconds: 'seconds',
};

/** The columns that a format needs beside an access's own, in its order. */
export function extraColumns(pieces: readonly Piece[]): readonly ExtraColumn[] {
  const columns = pieces
    .filter((piece): piece is Variable => typeof piece !== 'string')
    .filter(({ kind }) => kind !== 'time')
    .flatMap(({ column, kind }) => (column === undefined ? [] : [{ name: column, type: typeOf[kind] }]))
    .filter(({ name }) => !(accessColumns as readonly string[]).includes(name));
  return columns.filter(({ name }, at) => columns.findIndex((other) => other.name === name) === at);
}
