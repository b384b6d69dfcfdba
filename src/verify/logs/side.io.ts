import type { Verify } from '../../config/schema.ts';
import type { Grid } from '../grid.ts';
import type { LogSide, Reading } from '../side.ts';
import type { Window } from '../window.ts';
import { type Added, type Part, together, togetherLists, togetherMaps, togetherTallies } from './combine.ts';
import { openQueries } from './queries.io.ts';
import { groups, members, originals, tallies } from './read.io.ts';
import { openReader, type Read } from './reader.io.ts';
import { type LogSource, sourceOf } from './source.ts';
import type { LogsWorld } from './world.ts';

export type { LogsWorld } from './world.ts';

/** The log's side of a verification: one or more log groups, each with the time that it answers for. */
export function openLogSide(world: LogsWorld, settings: Verify, grid: Grid): LogSide {
  const queries = openQueries(world);
  const sources = settings.logs.map((log) => sourceOf(world, queries, log, settings, grid));
  const readers = sources.map((source) => ({ source, reader: openReader(source) }));
  const stretches = sources.map(({ stretch }) => stretch);

  async function read<Value>(
    windows: readonly Window[],
    signal: AbortSignal,
    how: { fieldsOf(source: LogSource): readonly string[]; of(source: LogSource): Read<Value> },
    add: (parts: readonly Part<Value>[], isOneOfMany: boolean) => Added<Value>,
  ): Promise<readonly Reading<Value>[]> {
    const found = await Promise.all(
      readers.map(async ({ source, reader }) => ({
        group: source.log.group,
        readings: await reader.read(windows, how.fieldsOf(source), how.of(source), signal),
      })),
    );
    return together(windows, stretches, found, add);
  }

  const hashFields = ({ hash }: LogSource) => hash?.log ?? [];
  const keyFields = ({ keys }: LogSource) => keys;
  return {
    name: 'log',
    tally: async (windows, signal) => {
      const nowMs = world.clock.nowMs();
      const readings = await read(windows, signal, { fieldsOf: hashFields, of: tallies }, togetherTallies);
      return readings.map((reading, at) => ((windows[at] as Window).toMs > nowMs ? notOver : reading));
    },
    members: (windows, signal) => read(windows, signal, { fieldsOf: keyFields, of: members }, togetherLists),
    groups: (windows, signal) =>
      read(windows, signal, { fieldsOf: ({ groups: fields }) => fields, of: groups }, togetherMaps),
    originals: (windows, signal) =>
      read(windows, signal, { fieldsOf: (source) => [...source.keys, source.log.line], of: originals }, togetherLists),
    notes: () => readers.flatMap(({ reader }) => reader.notes()),
    scanned: queries.scanned,
  };
}

const notOver = { kind: 'unknown', because: 'it is not over' } as const;
