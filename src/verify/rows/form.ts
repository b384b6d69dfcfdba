import { ReadFailed } from '../../errors.ts';
import type { Bucket } from '../bucket.ts';
import type { Column, Query, Table } from '../engines/source.ts';
import { existIn, extremesOf } from '../engines/statements.ts';

/** How numbers or texts hold time. */
export interface Form {
  /** As a report names it: `seconds since 1970`, `numbers such as 20261122`. */
  readonly name: string;
  /** Whether it shows the time of a zone. */
  readonly isLocal: boolean;
  /** The first value that is not before a shown time (ms), as a literal. */
  write(shownMs: number): string;
  /** A value in shown ms; undefined for what is none. */
  read(value: string): number | undefined;
}

/** Numbers since 1970: how many there are of them in a ms. */
const epochs: readonly Form[] = [
  epoch('seconds', 1000, 1),
  epoch('milliseconds', 1, 1),
  epoch('microseconds', 1, 1000),
];

function epoch(unit: string, msPerUnit: number, unitsPerMs: number): Form {
  return {
    name: `${unit} since 1970`,
    isLocal: false,
    write: (ms) => String(Math.ceil(ms / msPerUnit) * unitsPerMs),
    read: (value) => (/^-?\d+$/.test(value) ? (Number(value) / unitsPerMs) * msPerUnit : undefined),
  };
}

/** The parts of a time that a form writes, in their order, and what stands between them; `quoted` for texts. */
function digits(example: string, quoted: boolean): Form {
  const pattern = new RegExp(`^${example.replace(/\d+/g, (run) => `(\\d{${run.length}})`)}$`);
  const quote = quoted ? "'" : '';
  return {
    name: `${quoted ? 'texts' : 'numbers'} such as ${example}`,
    isLocal: true,
    write: (ms) => `${quote}${filled(example, new Date(ms).toISOString().replace(/\D/g, ''))}${quote}`,
    read: (value) => {
      const found = pattern.exec(value);
      return found === null ? undefined : readDigits(found.slice(1).join(''));
    },
  };
}

/** Puts digits in the place of an example's. */
function filled(example: string, given: string): string {
  let at = 0;
  return example.replace(/\d/g, () => given[at++] as string);
}

/** `2026112210` in ms, undefined for a day that there is not. */
function readDigits(text: string): number | undefined {
  const whole = text + '19700101000000'.slice(text.length);
  const [year, month, day, hour, minute, second] = [0, 4, 6, 8, 10, 12].map((from) =>
    Number(whole.slice(from, from === 0 ? 4 : from + 2)),
  ) as [number, number, number, number, number, number];
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  return new Date(ms).toISOString().replace(/\D/g, '').startsWith(text) ? ms : undefined;
}

/** The forms in which numbers may hold the beginning of a bucket. */
function numberForms(bucket: Bucket | undefined): readonly Form[] {
  const lengths = { month: ['202611', '20261122'], week: ['20261122'], day: ['20261122'], hour: ['2026112210'] };
  const examples = bucket === undefined ? [] : (lengths[bucket as keyof typeof lengths] ?? ['202611221005']);
  return [...examples.map((example) => digits(example, false)), ...epochs];
}

const textForms = [
  '202611',
  '2026-11',
  '20261122',
  '2026-11-22',
  '2026112210',
  '2026-11-22 10',
  '2026-11-22T10',
  '202611221005',
  '2026-11-22 10:05',
  '2026-11-22T10:05',
  '2026-11-22 10:05:00',
  '2026-11-22T10:05:00',
].map((example) => digits(example, true));

/** Rows of a log before this are none: an instant in ms. */
const earliestMs = Date.UTC(2000, 0, 1);
/** How far ahead a clock may be. */
const aheadMs = 2 * 86_400_000;

/**
 * In which form a column of numbers or texts holds time: the one in which it has rows between the year 2000 and now.
 * The forms' ranges lie far apart, so that one alone fits, or there are rows of several kinds.
 *
 * @returns undefined for an empty table
 * @throws ReadFailed if none or more than one fits
 */
export async function formOf(
  query: Query,
  table: Table,
  time: Column,
  bucket: Bucket | undefined,
  nowMs: number,
): Promise<Form | undefined> {
  if (time.kind === 'text') return await textForm(query, table, time);
  const forms = numberForms(bucket);
  const ranges = forms.map(({ write }) => ({ from: write(earliestMs), to: write(nowMs + aheadMs) }));
  const [row = {}] = await query(existIn(table, time, ranges));
  const found = forms.filter((_, at) => Number(row[`in${at}`]) === 1);
  if (found.length === 1 || Number(row.filled) === 0) return found[0];
  const what = found.length === 0 ? 'none of these' : `more than one: ${found.map(({ name }) => name).join(', ')}`;
  throw new ReadFailed(`how ${table.name}.${time.name} holds time is not certain`, {
    hint: `it may hold ${forms.map(({ name }) => name).join(', or ')}; since 2000 it has ${what}`,
  });
}

async function textForm(query: Query, table: Table, time: Column): Promise<Form | undefined> {
  const [row = {}] = await query(extremesOf(table, time));
  const { least, most } = row;
  if (least === null || most === null) return undefined;
  const found = textForms.find(({ read }) => [least, most].every((value) => read(String(value)) !== undefined));
  if (found !== undefined) return found;
  throw new ReadFailed(`how ${table.name}.${time.name} holds time is not certain`, {
    hint: 'its first and last text have to be of one form such as 20261122 or 2026-11-22 10',
  });
}
