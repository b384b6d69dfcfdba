import type { Evaluate, Row } from './row.ts';
import { toNumber, type Value } from './value.ts';

/** Takes in the rows of one group, one after another. */
export interface Accumulator {
  add(row: Row): void;
  result(): Value;
}

export function counter(): Accumulator {
  let count = 0;
  return {
    add: () => {
      count += 1;
    },
    result: () => count,
  };
}

/** Passes over the rows that do not have the field. */
export function fold<Result extends Value>(
  value: Evaluate,
  start: Result,
  step: (so: Result, each: number | string) => Result,
): Accumulator {
  let so = start;
  return {
    add: (row) => {
      const each = value(row);
      if (each !== undefined) so = step(so, each);
    },
    result: () => so,
  };
}

export function numeric(value: Evaluate, step: (so: number, each: number) => number): Accumulator {
  return fold<Value>(value, undefined, (so, each) => {
    const number = toNumber(each);
    return number === undefined ? so : step(toNumber(so) ?? 0, number);
  });
}

export function average(value: Evaluate): Accumulator {
  const sum = numeric(value, (so, each) => so + each);
  const count = numeric(value, (so) => so + 1);
  return {
    add: (row) => {
      sum.add(row);
      count.add(row);
    },
    result: () => {
      const [total, rows] = [toNumber(sum.result()), toNumber(count.result())];
      return total === undefined || rows === undefined ? undefined : total / rows;
    },
  };
}

export function distinct(value: Evaluate): Accumulator {
  const seen = new Set<string>();
  return {
    add: (row) => {
      const each = value(row);
      if (each !== undefined) seen.add(String(each));
    },
    result: () => seen.size,
  };
}

export function byTime(value: Evaluate, better: (timeMs: number, best: number) => boolean): Accumulator {
  let best: { readonly timeMs: number; readonly value: Value } | undefined;
  return {
    add: (row) => {
      const each = value(row);
      const timeMs = row.event?.timestamp;
      if (each === undefined || timeMs === undefined) return;
      if (!best || better(timeMs, best.timeMs)) best = { timeMs, value: each };
    },
    result: () => best?.value,
  };
}
