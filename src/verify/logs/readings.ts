import { type Identity, joined, plainText } from '../identity.ts';
import type { Member } from '../lines/member.ts';
import type { Reading, Tally } from '../side.ts';
import { groupColumn, hashColumn, keyColumn, limbColumn, presentColumn } from './columns.ts';
import type { Dealt } from './logTime.ts';
import { numberIn, type Row, readWhole } from './row.ts';
import { countColumn } from './statistics.ts';

/** What one piece was given of an answer. */
export interface Share {
  readonly rows: Dealt['rows'][number];
  readonly unread: readonly Row[];
  readonly astray: readonly Row[];
}

export function sharesOf({ rows, unread, astray }: Dealt): readonly Share[] {
  return rows.map((own, at) => ({ rows: own, unread: unread[at] ?? [], astray: astray[at] ?? [] }));
}

/** Why nothing can be said of a piece: events whose own time places them nowhere. @param count of the events behind rows */
export function outOfTime(
  { unread, astray }: Share,
  field: string,
  count: (rows: readonly Row[]) => bigint,
): string | undefined {
  if (unread.length > 0) {
    return `no time that can be read from ${field} in ${events(count(unread))} (it has to name its zone)`;
  }
  if (astray.length === 0) return undefined;
  return `a time in ${field} that is further from when it was sent than verify.settle, in ${events(count(astray))} (let it settle for longer)`;
}

export function countOf(rows: readonly Row[]): bigint {
  return totalOf(rows, countColumn);
}

function totalOf(rows: readonly Row[], column: string): bigint {
  return rows.reduce((sum, row) => sum + numberIn(row, column), 0n);
}

/** The count of a piece, and the sum of its hashes where every event has one. */
export function tallyOf({ rows }: Share, isHashed: boolean): Tally {
  const all = rows.map(({ row }) => row);
  const count = countOf(all);
  if (!isHashed) return { count, sum: undefined };
  const limbs = [0, 1] as const;
  const [upper, lower] = limbs.map((limb) => hashSumOf(all, limb));
  if (upper !== undefined && lower !== undefined) return { count, sum: (upper << 24n) + lower };
  const hashed = limbs.map((limb) => Number(totalOf(all, hashColumn(limb, 'Count'))));
  const bare = count - BigInt(Math.min(...hashed));
  const remark = bare > 0n ? `no hash in ${events(bare)}` : 'a hash that is no number, or a sum of them beyond 2^53';
  return { count, sum: undefined, remarks: [remark] };
}

/** Undefined where an event has no hash, or where there is no exact sum of them. */
function hashSumOf(rows: readonly Row[], limb: 0 | 1): bigint | undefined {
  if (rows.some((row) => numberIn(row, hashColumn(limb, 'Count')) !== numberIn(row, countColumn))) return undefined;
  const sums = rows.map((row) => readWhole(row.get(hashColumn(limb, 'Sum')) ?? ''));
  return sums.reduce((sum, each) => (sum === undefined || each === undefined ? undefined : sum + each), 0n);
}

/** What gets through a filter, or what there is: how many events, and how many of them lack each field that it compares. */
export interface Present {
  readonly count: bigint;
  readonly lacking: readonly bigint[];
}

/** Of events that were counted, each row with how many have each field. */
export function presentIn({ rows }: Share, fields: readonly string[]): Present {
  const all = rows.map(({ row }) => row);
  const count = countOf(all);
  return { count, lacking: fields.map((_, at) => count - totalOf(all, presentColumn(at))) };
}

/** Of events that were listed, each with its fields. */
export function presentInList({ rows }: Share, fields: readonly string[]): Present {
  const lacking = fields.map((_, at) => BigInt(rows.filter(({ row }) => !row.has(presentColumn(at))).length));
  return { count: BigInt(rows.length), lacking };
}

/** What the filter leaves out for the reason alone that an event lacks a field which it compares: remarks, unless it is all. */
export function leftOutBy(fields: readonly string[], kept: Present, all: Present): Reading<readonly string[]> {
  const total = all.count;
  if (total < kept.count) return { kind: 'unknown', because: 'two queries of the same events do not agree' };
  const leftOut = fields
    .map((name, at) => ({ name, count: (all.lacking[at] ?? 0n) - (kept.lacking[at] ?? 0n) }))
    .filter(({ count }) => count > 0n);
  const sum = leftOut.reduce((so, { count }) => so + count, 0n);
  if (kept.count === 0n && total > 0n && sum >= total) {
    return {
      kind: 'unknown',
      because: everything(
        total,
        leftOut.map(({ name }) => name),
      ),
    };
  }
  const lacks = leftOut.map(({ name, count }) => `the filter leaves out ${events(count)} in which ${name} is missing`);
  const none = kept.count === 0n && total > 0n ? [`the filter leaves out everything, ${events(total)}`] : [];
  return { kind: 'known', value: [...none, ...lacks] };
}

function everything(total: bigint, names: readonly string[]): string {
  return `the filter leaves out everything, ${events(total)}, for want of ${names.join(', ')} (if that is meant, let the filter say so: ispresent(${names[0]}) and …)`;
}

/** The identities of a piece. Events without one make it unknown: they may be any line. */
export function membersOf(
  { rows }: Share,
  fields: readonly string[],
  kind: Identity['kind'],
): Reading<readonly Member[]> {
  const read = rows.map(({ row, atMs }) => ({ identity: identityIn(row, fields.length, kind), atMs, ...hashIn(row) }));
  const known = read.filter((member): member is Member => member.identity !== undefined);
  if (known.length === read.length) return { kind: 'known', value: known };
  const unnamed = events(BigInt(read.length - known.length));
  return { kind: 'unknown', because: `no ${fields.join(' or no ')} in ${unnamed}` };
}

/** Undefined where a limb is missing, or is no whole number of 24 bits. */
function hashIn(row: Row): Pick<Member, 'hash'> {
  const [upper, lower] = [0, 1].map((limb) => readWhole(row.get(limbColumn(limb)) ?? ''));
  const isLimb = (limb: bigint | undefined) => limb !== undefined && limb >= 0n && limb < 1n << 24n;
  return isLimb(upper) && isLimb(lower) ? { hash: Number(((upper as bigint) << 24n) + (lower as bigint)) } : {};
}

/** An id is itself, keys are joined, a line has no break at its end. Undefined where a field is missing, or an id is empty. */
export function identityIn(row: Row, fields: number, kind: Identity['kind']): string | undefined {
  const values = Array.from({ length: fields }, (_, at) => row.get(keyColumn(at)));
  const given = values.filter((value) => value !== undefined);
  const [only = ''] = given;
  if (given.length < fields) return undefined;
  switch (kind) {
    case 'id':
      return plainText(only) || undefined;
    case 'keys':
      return joined(given.map(plainText));
    case 'line':
      return withoutBreak(only);
    case 'none':
      return undefined;
  }
}

/** A line without the line break at its end, of which a file has one behind each line; nothing else is changed. */
export function withoutBreak(line: string): string {
  return line.replace(/\r?\n$/, '');
}

/** The counts of a piece by the values of some fields; empty for one that an event lacks, as for NULL in a table. */
export function groupsOf({ rows }: Share, fields: number): ReadonlyMap<string, bigint> {
  const groups = new Map<string, bigint>();
  for (const { row } of rows) {
    const values = Array.from({ length: fields }, (_, at) => plainText(row.get(groupColumn(at)) ?? ''));
    const key = joined(values);
    groups.set(key, (groups.get(key) ?? 0n) + numberIn(row, countColumn));
  }
  return groups;
}

function events(count: bigint): string {
  return count === 1n ? 'one event' : `${count} events`;
}
