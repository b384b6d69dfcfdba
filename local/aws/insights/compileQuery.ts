import { compileStage } from './compileStage.ts';
import type { LogEvent } from './event.ts';
import { parseQuery } from './query.ts';
import { type RenderedRow, rendererOf } from './render.ts';
import type { Row } from './row.ts';
import { scopeAfter, startScope } from './scope.ts';

/** A query that was read and found good; it can be run over any events. */
export type Program = (events: readonly LogEvent[]) => Result;

export interface Result {
  readonly rows: readonly RenderedRow[];
  /** How many events got through the filters in front of the first `stats`. */
  readonly matched: number;
}

const defaultLimit = 10_000;

/**
 * Reads a query of Logs Insights and makes it ready to run. Rows come newest first unless the query sorts them.
 *
 * @param mostRows the limit of StartQuery; the query's own `limit` may be lower
 * @throws AwsError MalformedQueryException
 */
export function compileQuery(query: string, mostRows = defaultLimit): Program {
  let scope = startScope;
  const stages = parseQuery(query).map((command) => {
    const filtersEvents = command.kind === 'filter' && !scope.aggregated;
    const run = compileStage(command, scope);
    scope = scopeAfter(command, scope);
    return { run, filtersEvents };
  });
  const render = rendererOf(scope.shown);
  return (events) => {
    let rows = newestFirst(events);
    let matched = rows.length;
    for (const { run, filtersEvents } of stages) {
      rows = run(rows);
      if (filtersEvents) matched = rows.length;
    }
    return { rows: rows.slice(0, mostRows).map(render), matched };
  };
}

function newestFirst(events: readonly LogEvent[]): readonly Row[] {
  return events.toSorted((a, b) => b.timestamp - a.timestamp || b.sequence - a.sequence).map((event) => ({ event }));
}
