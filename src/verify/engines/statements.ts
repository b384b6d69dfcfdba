import type { Column, Syntax, Table } from './source.ts';

/** A range of the time column as literals; half-open. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

/** What is counted in each window. */
export interface Measured {
  readonly table: Table;
  readonly time: Column;
  /** The operator's own condition. */
  readonly where: string | undefined;
  /** The column that is added up; rows are counted without one. */
  readonly measure: Column | undefined;
  readonly hash: Column | undefined;
}

/**
 * One statement for all windows, a range of the index each: windows need not be of one length. Measured as time of the
 * processor on 5 million rows in PostgreSQL 15: 0.45 s for count and sum of 672 windows where a bare count(*) takes 0.3 s;
 * in MariaDB 1.5 times a bare count(*) on a million, where bins by arithmetic took 6 times.
 */
export function countRanges(syntax: Syntax, measured: Measured, ranges: readonly Range[]): string {
  return syntax.hasLateral ? countLateral(measured, ranges) : countEach(measured, ranges);
}

function countEach(measured: Measured, ranges: readonly Range[]): string {
  const select = (range: Range, bin: number) => `SELECT ${bin} AS bin, ${countOne(measured, range)}`;
  return ranges.map(select).join('\nUNION ALL ');
}

/** PostgreSQL plans hundreds of branches of a UNION for longer than it counts: four times as long at 672. */
function countLateral(measured: Measured, ranges: readonly Range[]): string {
  // Within, the table's own name goes before this one.
  const alias = measured.table.sql.endsWith('"w"') ? 'v' : 'w';
  const values = ranges.map(({ from, to }, bin) => `(${bin}, ${from}, ${to})`);
  const one = countOne(measured, { from: `${alias}.since`, to: `${alias}.until` });
  return `SELECT ${alias}.bin, counted.* FROM (VALUES ${values.join(', ')}) AS ${alias} (bin, since, until), LATERAL (SELECT ${one}) AS counted`;
}

function countOne(measured: Measured, range: Range): string {
  return `${sums(measured, measured).join(', ')} FROM ${measured.table.sql} WHERE ${within(measured, range)}`;
}

/** The same where no index leads to a range: the table is read once, and each row finds its window by halving. */
export function countScanned(measured: Measured, ranges: readonly Range[]): string {
  const { table, time, measure, hash } = measured;
  const columns = [`${binOf(time, ranges)} AS bin`, ...aliased('measure', measure), ...aliased('hash', hash)];
  const [first, last] = [ranges[0] as Range, ranges.at(-1) as Range];
  const inner = `SELECT ${columns.join(', ')} FROM ${table.sql} WHERE ${within(measured, { from: first.from, to: last.to })}`;
  return `SELECT bin, ${sums(measured, named(measured)).join(', ')} FROM (${inner}) AS counted GROUP BY bin`;
}

/** The sums of each value that the time column has: a table of buckets has few. */
export function countValues(syntax: Syntax, measured: Measured, range: Range, most: number): string {
  const { table, measure } = measured;
  const columns = [`${valueIn(syntax, measured.time)} AS bin`, ...aliased('measure', measure)];
  const inner = `SELECT ${columns.join(', ')} FROM ${table.sql} WHERE ${within(measured, range)}`;
  return `SELECT ${shown(syntax, measured.time, 'bin')} AS bin, ${sums(measured, named(measured)).join(', ')} FROM (${inner}) AS counted GROUP BY counted.bin LIMIT ${most}`;
}

/** The time and the identity of each row of a window. */
export function readMembers(
  syntax: Syntax,
  measured: Measured,
  keys: readonly Column[],
  range: Range,
  most: number,
): string {
  const columns = [
    `${valueIn(syntax, measured.time)} AS moment`,
    ...keys.map((key, at) => `${syntax.text(key)} AS key${at}`),
  ];
  return `SELECT ${columns.join(', ')} FROM ${measured.table.sql} WHERE ${within(measured, range)} LIMIT ${most}`;
}

/** The sums of each combination of groups in a window. */
export function countGroups(
  syntax: Syntax,
  measured: Measured,
  groups: readonly Column[],
  range: Range,
  most: number,
): string {
  const columns = groups.map((group, at) => `${syntax.distinct(syntax.text(group))} AS key${at}`);
  const inner = `SELECT ${[...columns, ...aliased('measure', measured.measure)].join(', ')} FROM ${measured.table.sql} WHERE ${within(measured, range)}`;
  const names = groups.map((_, at) => `counted.key${at}`);
  const outer = names.map((name, at) => `${syntax.shown(name)} AS key${at}`);
  return `SELECT ${[...outer, ...sums({ ...measured, hash: undefined }, named(measured))].join(', ')} FROM (${inner}) AS counted GROUP BY ${names.join(', ')} LIMIT ${most}`;
}

/** How many rows have no time, up to a bound. */
export function countTimeless({ table, time, where }: Measured, most: number): string {
  return `SELECT COUNT(*) AS held FROM (SELECT 1 AS one FROM ${table.sql} WHERE ${time.sql} IS NULL${condition(where)} LIMIT ${most}) AS timeless`;
}

/**
 * A statement that reads nothing, and that the server refuses unless the condition is one: here it stands between words
 * where it stands between brackets elsewhere, so that what closes a bracket that it did not open (`a) or (b`) fits one of the
 * two only, and a quote or a comment that is left open fits neither.
 */
export function probeCondition({ sql }: Table, where: string): string {
  return `SELECT 1 FROM ${sql} WHERE CASE WHEN\n${where}\nTHEN 1 END = 1 LIMIT 0`;
}

/** The time of the newest row, by the index. */
export function readNewest(syntax: Syntax, { table, time, where }: Measured): string {
  const value = time.kind === 'text' ? syntax.text(time) : valueIn(syntax, time);
  return `SELECT ${value} AS moment FROM ${table.sql} WHERE ${time.sql} IS NOT NULL${condition(where)} ORDER BY ${time.sql} DESC LIMIT 1`;
}

/** Whether there are rows in each of some ranges; both ends belong to them. */
export function existIn({ sql }: Table, time: Column, ranges: readonly Range[]): string {
  const exists = ranges.map(
    ({ from, to }, at) =>
      `CASE WHEN EXISTS (SELECT 1 FROM ${sql} WHERE ${time.sql} >= ${from} AND ${time.sql} <= ${to}) THEN 1 ELSE 0 END AS in${at}`,
  );
  return `SELECT ${exists.join(', ')}, CASE WHEN EXISTS (SELECT 1 FROM ${sql} WHERE ${time.sql} IS NOT NULL) THEN 1 ELSE 0 END AS filled`;
}

export function extremesOf({ sql }: Table, time: Column): string {
  return `SELECT MIN(${time.sql}) AS least, MAX(${time.sql}) AS most FROM ${sql}`;
}

/** On lines of its own: a comment at its end must not swallow what follows. */
function condition(where: string | undefined): string {
  return where === undefined ? '' : ` AND (\n${where}\n)`;
}

function within({ time, where }: Measured, { from, to }: Range): string {
  return `${time.sql} >= ${from} AND ${time.sql} < ${to}${condition(where)}`;
}

interface Named {
  readonly measure: Pick<Column, 'sql'> | undefined;
  readonly hash: Pick<Column, 'sql'> | undefined;
}

/** The measured columns as a subquery calls them. */
function named({ measure, hash }: Measured): Named {
  return { measure: measure && { sql: 'counted.measure' }, hash: hash && { sql: 'counted.hash' } };
}

function aliased(alias: string, column: Column | undefined): readonly string[] {
  return column === undefined ? [] : [`${column.sql} AS ${alias}`];
}

/** @param names what the measured columns are called where they are added up */
function sums({ measure }: Measured, names: Named): readonly string[] {
  const hashed = names.hash === undefined ? [] : [`COALESCE(SUM(${names.hash.sql}), 0) AS hashed`];
  if (measure === undefined || names.measure === undefined) return ['COUNT(*) AS held', ...hashed];
  const { sql } = names.measure;
  const broken =
    measure.kind === 'decimal' ? `COUNT(CASE WHEN ${sql} <> FLOOR(${sql}) THEN 1 END)` : `COUNT(*) - COUNT(*)`;
  return [`COALESCE(SUM(${sql}), 0) AS held`, `COUNT(*) - COUNT(${sql}) + ${broken} AS broken`, ...hashed];
}

function valueIn(syntax: Syntax, time: Column): string {
  if (time.kind === 'integer') return time.sql;
  return time.kind === 'text' ? syntax.distinct(syntax.text(time)) : syntax.micros(time);
}

function shown(syntax: Syntax, { kind }: Column, alias: string): string {
  return kind === 'text' ? syntax.shown(`counted.${alias}`) : `counted.${alias}`;
}

/** What lies between two windows that do not follow each other is in none: null. */
function binOf(time: Column, ranges: readonly Range[], first = 0): string {
  const middle = ranges.length >> 1;
  const { from, to } = ranges[middle] as Range;
  if (middle === 0) return `CASE WHEN ${time.sql} >= ${from} AND ${time.sql} < ${to} THEN ${first} END`;
  const below = binOf(time, ranges.slice(0, middle), first);
  return `CASE WHEN ${time.sql} < ${from} THEN ${below} ELSE ${binOf(time, ranges.slice(middle), first + middle)} END`;
}
