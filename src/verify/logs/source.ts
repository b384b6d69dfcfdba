import type { Verify } from '../../config/schema.ts';
import type { Grid } from '../grid.ts';
import { type Hash, type Identity, identityOf } from '../identity.ts';
import { timingOf } from '../timing.ts';
import type { Window } from '../window.ts';
import { keyFields } from './columns.ts';
import { always, type FilterFields, filterFields } from './filterFields.ts';
import { type GroupName, groupNameOf } from './groupName.ts';
import { type LogTime, timeOf } from './logTime.ts';
import { stretchOf } from './piece.ts';
import type { Queries } from './queries.io.ts';
import type { Log } from './stages.ts';
import type { LogsWorld } from './world.ts';

/** One log group as it is configured, and what is asked of it. */
export interface LogSource {
  readonly world: LogsWorld;
  readonly queries: Queries;
  readonly log: Log;
  readonly name: GroupName;
  readonly stretch: Window;
  readonly time: LogTime;
  readonly filter: FilterFields;
  readonly identity: Identity;
  readonly hash: Hash | undefined;
  /** The fields that are its identity, and those by which a bucket is narrowed. */
  readonly keys: readonly string[];
  readonly groups: readonly string[];
}

export function sourceOf(world: LogsWorld, queries: Queries, log: Log, settings: Verify, grid: Grid): LogSource {
  const identity = identityOf(settings);
  return {
    world,
    queries,
    log,
    name: groupNameOf(log.group),
    stretch: stretchOf(log),
    time: timeOf(log, grid, timingOf(settings).settleMs),
    filter: filterFields(log.filter),
    identity,
    hash: identity.kind === 'id' ? identity.hash : undefined,
    keys: keyFields(identity, log),
    groups: settings.database.groups ?? [],
  };
}

/** Of some fields, and those that choose the events, the ones that Insights has to find by itself. */
export function foundByInsights({ log, filter }: LogSource, fields: readonly string[]): readonly string[] {
  const given = new Set([...always, ...(log.fields ?? [])]);
  const parsed = log.parse === undefined ? [] : [log.line];
  const all = new Set([log.time, ...parsed, ...filter.compared, ...filter.asked, ...fields]);
  return [...all].filter((name) => !given.has(name));
}
