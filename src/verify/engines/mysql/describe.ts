import { ReadFailed } from '../../../errors.ts';
import type { Asked, Column, ColumnKind, Query, Quote, Row, Table } from '../source.ts';

/** Reads from information_schema what the table is, and what its columns hold. It shows only what the role may see. */
export async function describe(query: Query, quote: Quote, asked: Asked): Promise<Table> {
  const [schema, name] = asked.path;
  const [relation] = await query(
    `SELECT TABLE_SCHEMA AS home, TABLE_NAME AS name, TABLE_TYPE AS type, ENGINE AS engine, @@GLOBAL.sql_mode AS mode,
       VERSION() AS version FROM information_schema.TABLES WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ?`,
    [schema, name],
  );
  if (relation === undefined) {
    throw new ReadFailed(`there is no table ${asked.name}`, { hint: 'or the role may not see it' });
  }
  const place = [String(relation.home), String(relation.name)];
  const columns = await columnsOf(query, quote, place, asked.columns);
  return {
    sql: place.map(quote).join('.'),
    name: asked.name,
    columns,
    isIndexed: await isIndexed(query, place, columns.get(asked.time)?.name ?? asked.time),
    ...judged(relation, asked.name),
    relations: [],
  };
}

/** Names of columns know no case here. */
async function columnsOf(query: Query, quote: Quote, place: readonly string[], asked: readonly string[]) {
  const columns = new Map<string, Column>();
  for (const name of asked) {
    const [row] = await query(
      `SELECT COLUMN_NAME AS name, DATA_TYPE AS base, COLUMN_TYPE AS type, IS_NULLABLE AS nullable, NUMERIC_SCALE AS scale,
         DATETIME_PRECISION AS digits FROM information_schema.COLUMNS
       WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ?`,
      [...place, name],
    );
    if (row !== undefined) columns.set(name, columnOf(row, `${quote(place[1] as string)}.${quote(String(row.name))}`));
  }
  return columns;
}

async function isIndexed(query: Query, place: readonly string[], time: string): Promise<boolean> {
  const indexes = await query(
    `SELECT s.* FROM information_schema.STATISTICS s
     WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND SEQ_IN_INDEX = 1 AND COLUMN_NAME = ? AND INDEX_TYPE = 'BTREE'`,
    [...place, time],
  );
  if (indexes.some(isUsed)) return true;
  const partitions = await query(
    `SELECT PARTITION_METHOD AS method, PARTITION_EXPRESSION AS expression FROM information_schema.PARTITIONS
     WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND PARTITION_NAME IS NOT NULL LIMIT 1`,
    place as string[],
  );
  return partitions.some((partition) => isPartitionedBy(partition, time));
}

/** MySQL calls an index that is not used invisible, MariaDB ignored. */
function isUsed(index: Row): boolean {
  return index.IS_VISIBLE !== 'NO' && index.IGNORED !== 'YES';
}

/** The functions of a time that partitions are chosen by in a range. Source: MySQL, "Partition Pruning". */
export function isPartitionedBy({ method, expression }: Row, time: string): boolean {
  const column = /^(?:(?:to_days|to_seconds|year|unix_timestamp)\()?`?(.*?)`?\)?$/is.exec(String(expression))?.[1];
  return /^(RANGE|LIST)/.test(String(method)) && column?.replaceAll('``', '`').toLowerCase() === time.toLowerCase();
}

const remote = ['FEDERATED', 'CONNECT', 'SPIDER', 'BLACKHOLE'];

function judged({ type, engine }: Row, name: string): Pick<Table, 'refusal' | 'notes'> {
  if (type === 'VIEW') return { notes: [`${name} is a view: rows that it leaves out are not seen`] };
  const kind = String(engine).toUpperCase();
  if (remote.includes(kind))
    return { refusal: `${name} is a table of the engine ${kind}, whose rows are elsewhere`, notes: [] };
  if (type !== 'BASE TABLE' && type !== 'SYSTEM VERSIONED') return { refusal: `${name} is no table`, notes: [] };
  if (kind === 'INNODB') return { notes: [] };
  return { notes: [`${name} is a table of the engine ${kind}, which knows no transactions: rows may be seen in part`] };
}

const kinds: Readonly<Record<string, ColumnKind>> = {
  timestamp: 'instant',
  datetime: 'clock',
  date: 'date',
  tinyint: 'integer',
  smallint: 'integer',
  mediumint: 'integer',
  int: 'integer',
  bigint: 'integer',
  decimal: 'decimal',
  char: 'text',
  varchar: 'text',
  tinytext: 'text',
  text: 'text',
  mediumtext: 'text',
  longtext: 'text',
  enum: 'word',
  uuid: 'word',
};

/** A number that is filled up with zeros has a text form of its own. */
function columnOf({ name, base, type, nullable, scale, digits }: Row, sql: string): Column {
  const kind = /zerofill/i.test(String(type)) ? 'other' : (kinds[String(base).toLowerCase()] ?? 'other');
  return {
    name: String(name),
    sql,
    kind: kind === 'decimal' && Number(scale) === 0 ? 'integer' : kind,
    type: String(type),
    isNullable: nullable === 'YES',
    digits: Number(digits ?? 0),
  };
}
