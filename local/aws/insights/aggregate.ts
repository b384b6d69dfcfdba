import { type Accumulator, average, byTime, counter, distinct, fold, numeric } from './accumulator.ts';
import { compile } from './evaluate.ts';
import { malformed } from './malformed.ts';
import type { Column } from './query.ts';
import type { Evaluate } from './row.ts';
import { compareValues, type Value } from './value.ts';

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
