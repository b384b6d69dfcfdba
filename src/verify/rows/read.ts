import { ReadFailed } from '../../errors.ts';
import type { Row } from '../engines/source.ts';
import type { Measured } from '../engines/statements.ts';
import { readCount } from '../readCount.ts';
import type { Reading, Tally } from '../side.ts';

/** What one row of a counting statement says. */
export function readTally(row: Row, { measure, hash }: Pick<Measured, 'measure' | 'hash'>): Reading<Tally> {
  const broken = wholeOf(row.broken ?? 0);
  if (measure !== undefined && broken > 0n) {
    return unknown(`${rowsOf(broken)} no whole number in ${measure.name}`);
  }
  const sum = hash === undefined ? undefined : wholeOf(row.hashed);
  return { kind: 'known', value: { count: wholeOf(row.held), sum } };
}

/** What no row stands for, as the statement saw all of it at one moment. */
export function emptyTally(hasSum: boolean): Reading<Tally> {
  return { kind: 'known', value: { count: 0n, sum: hasSum ? 0n : undefined } };
}

/** @throws ReadFailed for what is no whole number: a sum of numbers that are none (`NaN`) */
export function wholeOf(value: unknown): bigint {
  const whole = readCount(String(value));
  if (whole === undefined) throw new ReadFailed('the measure is not a whole number');
  return whole;
}

export function rowsOf(count: bigint | number): string {
  return BigInt(count) === 1n ? '1 row has' : `${count} rows have`;
}

export function unknown(because: string): { readonly kind: 'unknown'; readonly because: string } {
  return { kind: 'unknown', because };
}
