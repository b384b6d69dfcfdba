import { compile } from './evaluate.ts';
import { compileGlob } from './glob.ts';
import type { Column, Command } from './query.ts';
import { type Evaluate, fieldReader, type Row, type Stage } from './row.ts';
import type { Scope } from './scope.ts';
import { compileStats } from './stats.ts';
import { compareValues, isTrue } from './value.ts';

/** @throws AwsError MalformedQueryException */
export function compileStage(command: Command, scope: Scope): Stage {
  const valueIn = (column: Column): Evaluate =>
    scope.computed.has(column.name) ? fieldReader(column.name) : compile(column.expression);
  switch (command.kind) {
    case 'fields':
    case 'display':
      return compute(command.columns, valueIn);
    case 'filter': {
      const condition = compile(command.condition);
      return (rows) => rows.filter((row) => isTrue(condition(row)));
    }
    case 'parse':
      return compileGlob(valueIn(command.field), command.glob, command.names);
    case 'stats':
      return compileStats(command.aggregates, command.by, valueIn);
    case 'sort': {
      const keys = command.keys.map(({ column, descending }) => ({
        value: valueIn(column),
        sign: descending ? -1 : 1,
      }));
      const order = (a: Row, b: Row): number =>
        keys.reduce((so, { value, sign }) => so || sign * compareValues(value(a), value(b)), 0);
      return (rows) => rows.toSorted(order);
    }
    case 'limit':
      return (rows) => rows.slice(0, command.count);
    case 'dedup':
      return dedup(command.columns.map(valueIn));
  }
}

function compute(columns: readonly Column[], valueIn: (column: Column) => Evaluate): Stage {
  // A plain field is read where it stands; only what is new has to be kept with the row.
  const added = columns
    .filter(({ name, expression }) => expression.kind !== 'field' || expression.name !== name)
    .map((column) => ({ name: column.name, value: valueIn(column) }));
  if (added.length === 0) return (rows) => rows;
  return (rows) =>
    rows.map((row) => {
      const values = added.map(({ name, value }) => [name, value(row)] as const);
      return { ...row, columns: new Map([...(row.columns ?? []), ...values]) };
    });
}

/** Keeps the first row of each combination of values. */
function dedup(values: readonly Evaluate[]): Stage {
  return (rows) => {
    const seen = new Set<string>();
    return rows.filter((row) => {
      const key = JSON.stringify(values.map((value) => value(row) ?? null));
      const first = !seen.has(key);
      seen.add(key);
      return first;
    });
  };
}
