import { compile } from './evaluate.ts';
import { malformed } from './malformed.ts';
import type { Column } from './query.ts';
import type { Evaluate, Row } from './row.ts';
import { compareValues, toNumber, type Value } from './value.ts';

/** Takes in the rows of one group, one after another. */
export interface Accumulator {
  add(row: Row): void;
  result(): Value;
}

/**
 * The aggregate function of a column of `stats`, as a maker of one accumulator a group.
 *
 * @throws AwsError MalformedQueryException where the column is no aggregate that is known
 */
export function compileAggregate(column: Column): () => Accumulator {
  const { expression } = column;
  const span = { start: column.at, end: column.at + column.name.length };
  const make = expression.kind === 'call' && Object.hasOwn(aggregates, expression.name) && aggregates[expression.name];
  if (expression.kind !== 'call' || !make) throw malformed(`${column.name} is not an aggregation`, span);
  const [argument, ...more] = expression.args;
  if (more.length > 0) throw malformed(`${expression.name}() takes one field`, span);
  if (expression.name === 'count' && (!argument || argument.kind === 'star')) return counter;
  if (!argument) throw malformed(`${expression.name}() takes one field`, span);
  const value = compile(argument);
  return () => make(value);
}

const aggregates: Readonly<Record<string, (value: Evaluate) => Accumulator>> = {
  count: (value) => fold<number>(value, 0, (count) => count + 1),
  sum: (value) => numeric(value, (sum, each) => sum + each),
  min: (value) => fold<Value>(value, undefined, (least, each) => (compareValues(each, least) < 0 ? each : least)),
  max: (value) =>
    fold<Value>(value, undefined, (most, each) => (most === undefined || compareValues(each, most) > 0 ? each : most)),
  avg: average,
  count_distinct: distinct,
  earliest: (value) => byTime(value, (timeMs, best) => timeMs < best),
  latest: (value) => byTime(value, (timeMs, best) => timeMs > best),
};

function counter(): Accumulator {
  let count = 0;
  return {
    add: () => {
      count += 1;
    },
    result: () => count,
  };
}

/** Passes over the rows that do not have the field. */
function fold<Result extends Value>(
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

function numeric(value: Evaluate, step: (so: number, each: number) => number): Accumulator {
  return fold<Value>(value, undefined, (so, each) => {
    const number = toNumber(each);
    return number === undefined ? so : step(toNumber(so) ?? 0, number);
  });
}

function average(value: Evaluate): Accumulator {
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

function distinct(value: Evaluate): Accumulator {
  const seen = new Set<string>();
  return {
    add: (row) => {
      const each = value(row);
      if (each !== undefined) seen.add(String(each));
    },
    result: () => seen.size,
  };
}

function byTime(value: Evaluate, better: (timeMs: number, best: number) => boolean): Accumulator {
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
