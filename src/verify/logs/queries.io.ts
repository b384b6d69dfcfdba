import type { QueryStatistics } from '@aws-sdk/client-cloudwatch-logs';
import { ReadFailed } from '../../errors.ts';
import type { Scanned } from '../side.ts';
import type { Window } from '../window.ts';
import { type GroupName, queried } from './groupName.ts';
import { type Answer, runQuery } from './query.io.ts';
import { type Row, rowOf } from './row.ts';
import { within } from './stages.ts';
import { contradictionIn, eventsOf, type Means } from './statistics.ts';
import type { LogsWorld } from './world.ts';

/** A query of a log group, whatever the range. */
export interface Query {
  readonly group: GroupName;
  /** The stages behind the one that takes the range. */
  readonly stages: string;
  readonly means: Means;
  /** Whether the user's filter is among them. */
  readonly filtered: boolean;
}

export interface Found {
  readonly rows: readonly Row[];
  /** How many events the rows stand for, and how many were looked at. */
  readonly events: number;
  readonly scanned: number;
}

/** Runs queries, a few at a time, and adds up what they cost. */
export interface Queries {
  /**
   * All rows of a range of `@timestamp`. Where there are more than one answer holds, the range is halved.
   *
   * @throws ReadFailed where the answer is not whole, or contradicts itself; what the SDK throws
   */
  find(query: Query, range: Window, signal: AbortSignal): Promise<Found>;
  scanned(): Scanned;
}

export interface QueryLimits {
  /** What one answer holds at most. Source: StartQuery, `limit`. */
  readonly rows: number;
  /** More than this would not fit into a small Lambda. */
  readonly rowsInAll: number;
  /** An account has 100 queries at a time, and others ask too. Source: the quotas of CloudWatch Logs. */
  readonly atOnce: number;
}

export const queryLimits: QueryLimits = { rows: 100_000, rowsInAll: 1_000_000, atOnce: 5 };

export function openQueries(world: LogsWorld, limits: QueryLimits = queryLimits): Queries {
  const scanned = { queries: 0, records: 0, bytes: 0 };
  const inTurn = turns(limits.atOnce);

  const bill = (statistics: QueryStatistics | undefined) => {
    scanned.queries += 1;
    scanned.records += statistics?.recordsScanned ?? 0;
    scanned.bytes += statistics?.bytesScanned ?? 0;
  };

  const ask = async (query: Query, range: Window, signal: AbortSignal): Promise<Found> => {
    const input = inputOf(query, range, limits.rows);
    return foundIn(query, await inTurn(() => runQuery(world, input, signal, bill)), limits.rows);
  };

  return {
    find: (query, range, signal) => findAll((part) => ask(query, part, signal), range, limits, limits.rowsInAll),
    scanned: () => ({ ...scanned }),
  };
}

function inputOf({ group, stages }: Query, { fromMs, toMs }: Window, limit: number) {
  return {
    ...queried(group),
    // Both belong to the range, as the milliseconds that they are; the query itself cuts it at the right ones.
    startTime: Math.floor(fromMs / 1000),
    endTime: Math.ceil(toMs / 1000),
    limit,
    queryString: within(fromMs, toMs) + stages,
  };
}

/** What an answer holds; of one that is full to the limit, which is thrown away, nothing can be proved. */
function foundIn({ means, filtered }: Query, answer: Answer, limit: number): Found {
  const rows = answer.results.map(rowOf);
  const contradiction = rows.length < limit ? contradictionIn(answer, rows, means, filtered) : undefined;
  if (contradiction !== undefined) throw new ReadFailed(contradiction);
  const { recordsScanned = 0, estimatedRecordsSkipped = 0 } = answer.statistics ?? {};
  return { rows, events: Number(eventsOf(rows, means)), scanned: recordsScanned + estimatedRecordsSkipped };
}

/** Halves a range until each part has fewer rows than an answer holds. @param most how many there may be in all */
async function findAll(
  ask: (range: Window) => Promise<Found>,
  range: Window,
  limits: QueryLimits,
  most: number,
): Promise<Found> {
  const found = await ask(range);
  if (found.rows.length < limits.rows) return found;
  const { fromMs, toMs } = range;
  const middleMs = Math.floor((fromMs + toMs) / 2);
  if (middleMs === fromMs) throw new ReadFailed(`more events than fit: ${limits.rows} and more in a millisecond`);
  const one = await findAll(ask, { fromMs, toMs: middleMs }, limits, most);
  const other = await findAll(ask, { fromMs: middleMs, toMs }, limits, most - one.rows.length);
  const rows = [...one.rows, ...other.rows];
  if (rows.length > most) throw new ReadFailed(`more events than fit: over ${limits.rowsInAll}`);
  return { rows, events: one.events + other.events, scanned: one.scanned + other.scanned };
}

/** Lets so much work go on at a time; what comes later waits for its turn. */
function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
