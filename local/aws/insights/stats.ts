import type { Accumulator } from './accumulator.ts';
import { compileAggregate } from './aggregate.ts';
import type { Column } from './query.ts';
import type { Evaluate, Row, Stage } from './row.ts';
import type { Value } from './value.ts';

interface Group {
  readonly keys: readonly Value[];
  readonly accumulators: readonly Accumulator[];
}

/**
 * `stats … by …`: one row a group, the groups in the order in which they were first met. Where no row comes in
 * none goes out, also without `by`: a count of nothing is no row, not a row with 0.
 *
 * @throws AwsError MalformedQueryException
 */
export function compileStats(
  aggregates: readonly Column[],
  by: readonly Column[],
  valueIn: (column: Column) => Evaluate,
): Stage {
  const makers = aggregates.map(compileAggregate);
  const keysOf = by.map(valueIn);
  return (rows) => {
    const groups = new Map<string, Group>();
    for (const row of rows) {
      const keys = keysOf.map((value) => value(row));
      const id = keys.length === 1 ? String(keys[0]) : JSON.stringify(keys);
      const group = groups.get(id) ?? { keys, accumulators: makers.map((make) => make()) };
      groups.set(id, group);
      for (const accumulator of group.accumulators) accumulator.add(row);
    }
    return [...groups.values()].map((group) => toRow(group, by, aggregates));
  };
}

function toRow(group: Group, by: readonly Column[], aggregates: readonly Column[]): Row {
  const keys = by.map(({ name }, at) => [name, group.keys[at]] as const);
  const results = aggregates.map(({ name }, at) => [name, group.accumulators[at]?.result()] as const);
  return { columns: new Map([...keys, ...results]) };
}
