import { ReadFailed } from '../../../errors.ts';
import type { Asked, Column, ColumnKind, Query, Quote, Row, Table } from '../source.ts';

/** Reads from the catalog what the table is, and what its columns hold. */
export async function describe(query: Query, quote: Quote, asked: Asked): Promise<Table> {
  const path = asked.path.flatMap((part) => (part === null ? [] : [quote(part)])).join('.');
  const [relation] = await query(relationOf, [path]);
  if (relation === undefined) {
    throw new ReadFailed(`there is no table ${asked.name}`, { hint: 'or the role may not see it' });
  }
  const id = String(relation.id);
  const parts = await query(partsOf, [id]);
  const columns = await query(columnsOf, [id, `{${asked.columns.map(arrayItem).join(',')}}`]);
  const [indexed] = await query(indexOf, [id, asked.time]);
  const table = quote(String(relation.name));
  const sql = `${quote(String(relation.schema))}.${table}`;
  return {
    sql,
    name: asked.name,
    columns: new Map(columns.map((row) => [String(row.name), columnOf(row, `${table}.${quote(String(row.name))}`)])),
    isIndexed: indexed?.found === true,
    ...judged(parts, asked.name),
    relations: parts.map((part) => String(part.id)),
  };
}

const relationOf = `SELECT c.oid::text AS id, n.nspname AS schema, c.relname AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass($1)`;

/** The table, its partitions and heirs, and what stands under a view. */
const partsOf = `WITH RECURSIVE parts(id) AS (
    SELECT $1::oid
    UNION
    SELECT below.id FROM parts, LATERAL (
      SELECT inhrelid AS id FROM pg_inherits WHERE inhparent = parts.id
      UNION ALL
      SELECT d.refobjid FROM pg_rewrite r JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
      WHERE r.ev_class = parts.id AND r.rulename = '_RETURN' AND d.refclassid = 'pg_class'::regclass
    ) below
  )
  SELECT c.oid::text AS id, c.relkind::text AS kind FROM parts JOIN pg_class c ON c.oid = parts.id`;

/** A domain is as the type that it is made of. */
const columnsOf = `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
    CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END AS modifier,
    CASE WHEN b.typtype = 'e' THEN 'enum' WHEN b.typnamespace = 'pg_catalog'::regnamespace THEN b.typname ELSE '' END AS base
  FROM pg_attribute a
  JOIN pg_type t ON t.oid = a.atttypid
  JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
  WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attname = ANY ($2::text[])`;

/** A whole, valid index that begins with the column and keeps its order, or partitions by it. */
const indexOf = `SELECT EXISTS (
      SELECT FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
      WHERE i.indrelid = a.attrelid AND i.indkey[0] = a.attnum AND i.indisvalid AND i.indisready AND i.indpred IS NULL
        AND m.amname IN ('btree', 'brin')
    ) OR EXISTS (
      SELECT FROM pg_partitioned_table p
      WHERE p.partrelid = a.attrelid AND p.partattrs[0] = a.attnum AND p.partstrat IN ('r', 'l')
    ) AS found
  FROM pg_attribute a WHERE a.attrelid = $1::oid AND a.attname = $2`;

function arrayItem(name: string): string {
  return `"${name.replace(/["\\]/g, '\\$&')}"`;
}

function judged(parts: readonly Row[], name: string): Pick<Table, 'refusal' | 'notes'> {
  const kinds = new Set(parts.map(({ kind }) => String(kind)));
  if (kinds.has('m')) {
    return { refusal: `${name} shows a materialised view, and of when its rows are cannot be known`, notes: [] };
  }
  if (kinds.has('f')) {
    return { refusal: `${name} shows a foreign table, and what the other server hides cannot be known`, notes: [] };
  }
  const [odd] = [...kinds].filter((kind) => !'rpv'.includes(kind));
  if (odd !== undefined) return { refusal: `${name} is no table`, notes: [] };
  return { notes: kinds.has('v') ? [`${name} is a view: rows that it leaves out are not seen`] : [] };
}

const kinds: Readonly<Record<string, ColumnKind>> = {
  timestamptz: 'instant',
  timestamp: 'clock',
  date: 'date',
  int2: 'integer',
  int4: 'integer',
  int8: 'integer',
  numeric: 'decimal',
  text: 'text',
  varchar: 'text',
  bpchar: 'text',
  bool: 'truth',
  uuid: 'word',
  enum: 'word',
};

function columnOf({ name, type, nullable, base, modifier }: Row, sql: string): Column {
  const kind = kinds[String(base)] ?? 'other';
  return {
    name: String(name),
    sql,
    kind: kind === 'decimal' && isWhole(Number(modifier)) ? 'integer' : kind,
    type: String(type),
    isNullable: nullable === true,
    digits: Number(modifier) < 0 ? 6 : Number(modifier),
  };
}

/** Whether a numeric keeps no decimals. Source: `numeric_typmod_scale` of PostgreSQL; the scale has 11 bits with a sign. */
function isWhole(modifier: number): boolean {
  const scale = (modifier - 4) & 0x7ff;
  return modifier >= 4 && (scale === 0 || scale >= 0x400);
}
