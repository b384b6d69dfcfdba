import type { Column, Syntax } from '../source.ts';

/** PostgreSQL 14 to 18. Nothing here depends on the session's zone or style of dates, which the operator's condition may. */
export const syntax: Syntax = {
  hasLateral: true,
  timeLiteral,
  micros,
  text,
  distinct: (text) => `(${text}) COLLATE "C"`,
  shown: (text) => text,
};

function timeLiteral(kind: 'instant' | 'clock' | 'date', at: string): string {
  if (kind === 'date') return `'${at.slice(0, 10)}'::date`;
  return kind === 'instant' ? `'${at}+00'::timestamptz` : `'${at}'::timestamp`;
}

/** `extract` is exact since PostgreSQL 14, where it gives a numeric. */
function micros({ sql }: Column): string {
  return `(extract(epoch FROM ${sql}) * 1000000)::bigint`;
}

function text({ sql, kind }: Column): string {
  if (kind === 'instant') return `to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
  if (kind === 'clock') return `to_char(${sql}, 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
  return kind === 'date' ? `to_char(${sql}, 'YYYY-MM-DD')` : `${sql}::text`;
}
