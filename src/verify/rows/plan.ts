import type { Verify } from '../../config/schema.ts';
import { ReadFailed } from '../../errors.ts';
import { isOfDays } from '../bucket.ts';
import type { Asked, Column, Database, Quote, Table } from '../engines/source.ts';
import type { Measured } from '../engines/statements.ts';
import { type Identity, identityOf } from '../identity.ts';
import { keyRefusal } from './texts.ts';
import { type Zone, zoneOf } from './zone.ts';

/** What is read of a table that fits the configuration. */
export interface Plan {
  readonly measured: Measured;
  /** The columns that make an identity, in their order; none where only counts are compared. */
  readonly keys: readonly Column[];
  readonly identity: Identity['kind'];
  readonly groups: readonly Column[];
  readonly zone: Zone;
  readonly bucket: string | undefined;
  /** Whether windows are found by an index. */
  readonly isIndexed: boolean;
  readonly notes: readonly string[];
}

/** What the catalog is asked for. */
export function askedOf({ database, identity }: Pick<Verify, 'database' | 'identity'>): Asked {
  const known = identityOf({ identity });
  const measure = measureOf(database);
  const columns = [
    database.time,
    ...(measure === undefined ? [] : [measure]),
    ...keyNames(known),
    ...(known.kind === 'id' && known.hash ? [known.hash.column] : []),
    ...(database.groups ?? []),
  ];
  const [path, name] = pathOf(database);
  return { path, name, time: database.time, columns: [...new Set(columns)] };
}

/**
 * What of the table is read.
 *
 * @throws ReadFailed if it does not hold what the configuration says, or is no evidence
 */
export function planOf(
  { database, identity }: Pick<Verify, 'database' | 'identity'>,
  table: Table,
  quote: Quote,
): Plan {
  if (table.refusal !== undefined) throw new ReadFailed(table.refusal);
  const known = identityOf({ identity });
  const column = (name: string) => found(table, name);
  const zone = zoneOf(database.timezone);
  const time = timeOf(table, database, column(database.time));
  const summed = measureOf(database);
  const measure = summed === undefined ? undefined : number(table, column(summed));
  const hash = known.kind === 'id' && known.hash ? number(table, column(known.hash.column)) : undefined;
  const keys = keyNames(known).map((name) => comparable(table, column(name), zone));
  const groups = (database.groups ?? []).map((name) => comparable(table, column(name), zone));
  if (!table.isIndexed && !database.allowFullScan) throw withoutIndex(table, time, quote);
  return {
    measured: { table, time, where: database.where, measure, hash },
    keys,
    identity: known.kind,
    groups,
    zone,
    bucket: database.bucket,
    isIndexed: table.isIndexed,
    notes: [...table.notes, ...roundingNotes(time, database)],
  };
}

function pathOf({ schema, table }: Database): readonly [Asked['path'], string] {
  const parts = schema === undefined ? table.split('.') : [schema, table];
  const [first = '', second] = parts;
  if (parts.length > 2) {
    throw new ReadFailed(`the table ${table} has more than one dot in its name`, {
      hint: 'write what stands before the name as verify.database.schema',
    });
  }
  return [second === undefined ? [null, first] : [first, second], parts.join('.')];
}

function measureOf({ measure }: Database): string | undefined {
  return /^sum\((.+)\)$/s.exec(measure)?.[1];
}

function keyNames(identity: Identity): readonly string[] {
  if (identity.kind === 'none') return [];
  return identity.kind === 'keys' ? identity.keys.map(({ column }) => column) : [identity.column];
}

function found({ name, columns }: Table, column: string): Column {
  const known = columns.get(column);
  if (known !== undefined) return known;
  throw new ReadFailed(`there is no column ${column} in the table ${name}`, { hint: 'or the role may not see it' });
}

function timeOf({ name }: Table, { bucket }: Database, time: Column): Column {
  const { kind, type } = time;
  const fact = `${name}.${time.name} is of type ${type}`;
  if (kind === 'instant' || kind === 'clock' || kind === 'integer') return time;
  if (kind === 'text' && bucket !== undefined) return time;
  if (kind === 'date' && bucket !== undefined && isOfDays(bucket)) return time;
  const hint =
    kind === 'date'
      ? 'verify.database.bucket: day counts by it, as do week and month'
      : 'verify.database.time names a column with date and time, with numbers since 1970, or of buckets';
  throw new ReadFailed(`${fact}, and cannot be counted by time`, { hint });
}

function number({ name }: Table, column: Column): Column {
  if (column.kind === 'integer' || column.kind === 'decimal') return column;
  throw new ReadFailed(`${name}.${column.name} is of type ${column.type}, and its sum would not be exact`, {
    hint: 'a column of whole numbers can be added up',
  });
}

function comparable({ name }: Table, column: Column, zone: Zone): Column {
  const refusal = keyRefusal(column, zone);
  if (refusal !== undefined) throw new ReadFailed(`${name}.${refusal}`);
  return column;
}

function withoutIndex({ name, sql, notes }: Table, time: Column, quote: Quote): ReadFailed {
  const hint =
    notes.length > 0
      ? 'name a table with an index, or set verify.database.allowFullScan: true'
      : `run CREATE INDEX ${quote(`verify_${time.name}`)} ON ${sql} (${quote(time.name)}), or set verify.database.allowFullScan: true`;
  return new ReadFailed(`no index of ${name} leads to a range of ${time.name}`, { hint });
}

/** Digits of a second in a line's time: CloudWatch Logs keeps milliseconds. */
const digitsOfLines = 3;

function roundingNotes({ name, kind, digits }: Column, { engine }: Database): readonly string[] {
  if ((kind !== 'instant' && kind !== 'clock') || digits >= digitsOfLines) return [];
  const how = {
    postgres: 'rounds to them',
    mysql: 'rounds to them unless TIME_TRUNCATE_FRACTIONAL is set',
    mariadb: 'cuts the rest off',
  }[engine];
  const kept = digits === 0 ? 'whole seconds' : `${digits} digits of a second`;
  return [`${name} keeps ${kept}, and the database ${how}: a row may stand in the window beside its line’s`];
}
