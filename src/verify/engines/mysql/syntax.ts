import type { Column, Syntax } from '../source.ts';

/**
 * MySQL 8 and MariaDB, in a session whose zone is UTC, and whatever its `sql_mode`: the operator's condition depends on it.
 *
 * Tried on MariaDB 10.11 only. What MySQL's manual says of itself that differs, and that is untried: `max_execution_time` in
 * ms in place of `max_statement_time`, `SHOW REPLICA STATUS` with its own names of columns, invisible in place of ignored
 * indexes, a DATETIME that rounds unless `TIME_TRUNCATE_FRACTIONAL` is set, JSON as a type of its own (refused as a key).
 */
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
