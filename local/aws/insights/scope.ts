import type { Expression } from './expression.ts';
import type { Column, Command } from './query.ts';

/** What is known of the columns at a place in a query. */
export interface Scope {
  /** The columns computed so far, which are meant by their names from then on: `sort count(*)`. */
  readonly computed: ReadonlySet<string>;
  /** Those whose values are instants, shown as dates. */
  readonly times: ReadonlySet<string>;
  /** What an answer shows. */
  readonly shown: readonly ShownColumn[];
  /** Whether a command chose what is shown. */
  readonly chosen: boolean;
  /** Whether rows are groups of events by now. */
  readonly aggregated: boolean;
}

export interface ShownColumn {
  readonly name: string;
  readonly time: boolean;
}

const pointer: ShownColumn = { name: '@ptr', time: false };

/** Without `fields` an answer has the time and the message; as long as rows are events, each has its pointer. */
export const startScope: Scope = {
  computed: new Set(),
  times: new Set(['@timestamp', '@ingestionTime']),
  shown: [{ name: '@timestamp', time: true }, { name: '@message', time: false }, pointer],
  chosen: false,
  aggregated: false,
};

export function scopeAfter(command: Command, scope: Scope): Scope {
  switch (command.kind) {
    case 'fields': {
      const before = scope.chosen || scope.aggregated ? scope.shown.filter(({ name }) => name !== pointer.name) : [];
      return withColumns(scope, before, command.columns, scope.aggregated);
    }
    case 'display':
      return withColumns(scope, [], command.columns, scope.aggregated);
    case 'stats':
      return withColumns({ ...scope, computed: new Set() }, [], [...command.by, ...command.aggregates], true);
    case 'parse':
      return { ...scope, computed: new Set([...scope.computed, ...command.names]) };
    case 'filter':
    case 'sort':
    case 'limit':
    case 'dedup':
      return scope;
  }
}

function withColumns(
  scope: Scope,
  before: readonly ShownColumn[],
  columns: readonly Column[],
  aggregated: boolean,
): Scope {
  const added = columns.map(({ name, expression }) => ({ name, time: isTime(expression, name, scope) }));
  const kept = before.filter(({ name }) => !added.some((column) => column.name === name));
  const times = added.filter(({ time }) => time).map(({ name }) => name);
  return {
    computed: new Set([...scope.computed, ...added.map(({ name }) => name)]),
    times: new Set([...scope.times, ...times]),
    shown: [...kept, ...added, ...(aggregated ? [] : [pointer])],
    chosen: true,
    aggregated,
  };
}

function isTime(expression: Expression, name: string, scope: Scope): boolean {
  if (scope.computed.has(name)) return scope.times.has(name);
  if (expression.kind === 'field') return scope.times.has(expression.name);
  return expression.kind === 'call' && ['bin', 'datefloor', 'frommillis'].includes(expression.name);
}
