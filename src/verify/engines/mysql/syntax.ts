import type { Column, Syntax } from '../source.ts';

/** MySQL 8 and MariaDB, in a session whose zone is UTC, and whatever its `sql_mode`: the operator's condition depends on it. */
export const syntax: Syntax = {
  hasLateral: false,
  timeLiteral: (kind, at) => (kind === 'date' ? `DATE '${at.slice(0, 10)}'` : `TIMESTAMP '${at}'`),
  micros: ({ sql }) => `TIMESTAMPDIFF(MICROSECOND, TIMESTAMP '1970-01-01 00:00:00', ${sql})`,
  text,
  // A collation takes texts for one that differ in case, and all but a few forget blanks at the end; bytes are what they are.
  distinct: (text) => `CAST(${text} AS BINARY)`,
  shown: (distinct) => `CONVERT(${distinct} USING utf8mb4)`,
};

function text({ sql, kind }: Column): string {
  if (kind === 'instant' || kind === 'clock') return `DATE_FORMAT(${sql}, '%Y-%m-%dT%H:%i:%s.%f')`;
  if (kind === 'date') return `DATE_FORMAT(${sql}, '%Y-%m-%d')`;
  return `CONVERT(${sql} USING utf8mb4)`;
}
