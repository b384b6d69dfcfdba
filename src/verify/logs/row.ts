import type { ResultField } from '@aws-sdk/client-cloudwatch-logs';
import { ReadFailed } from '../../errors.ts';

/** A row of an answer: what it has of the fields that were asked for, by their names. All values are texts. */
export type Row = ReadonlyMap<string, string>;

/** A field without a value is none, and not an empty one: what it would have said is not known. */
export function rowOf(fields: readonly ResultField[]): Row {
  return new Map(
    fields.flatMap(({ field, value }) => (field === undefined || value === undefined ? [] : [[field, value] as const])),
  );
}

/**
 * A number of the row, which has to be whole and exact: a guess would be a wrong count.
 *
 * @throws ReadFailed where there is none
 */
export function numberIn(row: Row, name: string): bigint {
  const number = readWhole(row.get(name) ?? '');
  if (number === undefined) throw notUnderstood();
  return number;
}

/** Whatever AWS answers that this was not built for. */
export function notUnderstood(): ReadFailed {
  return new ReadFailed('the query gave a row that is not understood');
}

/**
 * A whole number as Insights may write one: `34700`, `34700.0`, `3.47E4`. Undefined for everything else, and beyond 2^53,
 * where its doubles leave numbers out.
 */
export function readWhole(text: string): bigint | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d{1,16})(?:\.(\d{1,20}))?(?:[eE]\+?(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === '') return undefined;
  const digits = whole + fraction.padEnd(Number(exponent), '0');
  const end = whole.length + Number(exponent);
  if (!/^0*$/.test(digits.slice(end))) return undefined;
  const number = BigInt(sign + digits.slice(0, end));
  return number <= exact && number >= -exact ? number : undefined;
}

const exact = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * An instant as Insights writes it, `2026-11-22 10:05:00.000`, in UTC; in ms since the epoch.
 *
 * @throws ReadFailed for anything else
 */
export function instantIn(row: Row, name: string): number {
  const text = row.get(name) ?? '';
  const instant = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,3})?$/.test(text)
    ? Date.parse(`${text.replace(' ', 'T')}Z`)
    : Number.NaN;
  if (Number.isNaN(instant)) throw notUnderstood();
  return instant;
}
