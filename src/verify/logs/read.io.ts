import type { Member } from '../lines/member.ts';
import { runsOf } from '../look/runs.ts';
import type { Original, Reading, Tally } from '../side.ts';
import { aliased, counts, groupColumn, hashSums, keyColumn, limbColumn, lineColumn, presentColumn } from './columns.ts';
import { readEvents } from './events.io.ts';
import { originalsOf } from './originals.ts';
import type { Piece } from './piece.ts';
import { type Reach, unknownReach } from './reach.ts';
import { findShares, type Read } from './reader.io.ts';
import {
  countOf,
  groupsOf,
  leftOutBy,
  membersOf,
  outOfTime,
  type Present,
  presentIn,
  presentInList,
  type Share,
  tallyOf,
} from './readings.ts';
import type { Row } from './row.ts';
import type { LogSource } from './source.ts';
import { chosen, parsed } from './stages.ts';

/**
 * Counts the events of each piece, and adds up their hashes. A second query over everything tells what the filter leaves
 * out for want of a field, so that each byte is scanned twice where a filter compares fields and leaves something out.
 */
export function tallies(source: LogSource): Read<Tally> {
  const { log, hash } = source;
  return async (pieces, reach, signal) => {
    const kept = await count(source, chosen(log), hashSums(hash), pieces, reach, signal);
    const leftOut = await findLeftOut(source, kept, presentIn, pieces, reach, signal);
    return kept.shares.map((share, at): Reading<Tally> => {
      const because = outOfTime(share, log.time, countOf);
      if (because !== undefined) return { kind: 'unknown', because };
      const left = leftOut(share, at);
      if (left.kind === 'unknown') return left;
      const tally = tallyOf(share, hash !== undefined);
      const remarks = [...(tally.remarks ?? []), ...left.value];
      const reading = { kind: 'known', value: { ...tally, remarks } } as const;
      return reach.kind === 'denied' ? notEmpty(reading) : reading;
    });
  };
}

type Shares = Awaited<ReturnType<typeof findShares>>;

async function count(
  source: LogSource,
  stages: string,
  sums: string,
  pieces: readonly Piece[],
  reach: Reach,
  signal: AbortSignal,
): Promise<Shares> {
  const { log, time, filter } = source;
  const { before, by, sentIn } = time.groupedBy(pieces);
  const query = { stages: `${stages}${before}stats ${counts(filter.compared)}${sums} by ${by}`, sentIn } as const;
  const filtered = log.filter !== undefined && stages === chosen(log);
  return await findByRuns(source, { ...query, means: 'counts', filtered }, pieces, reach, signal);
}

/** What lies between pieces that do not follow each other is not asked for. */
async function findByRuns(
  source: LogSource,
  query: Parameters<typeof findShares>[1],
  pieces: readonly Piece[],
  reach: Reach,
  signal: AbortSignal,
): Promise<Shares> {
  const found = await Promise.all(runsOf(pieces).map((run) => findShares(source, query, run, reach, signal)));
  return {
    shares: found.flatMap(({ shares }) => shares),
    scanned: found.reduce((sum, { scanned }) => sum + scanned, 0),
    kept: found.reduce((sum, { kept }) => sum + kept, 0),
  };
}

type LeftOut = (share: Share, at: number) => Reading<readonly string[]>;

/** Where every event that was looked at got through, the filter left none out, and nothing is asked. */
async function findLeftOut(
  source: LogSource,
  kept: Shares,
  presentOf: (share: Share, fields: readonly string[]) => Present,
  pieces: readonly Piece[],
  reach: Reach,
  signal: AbortSignal,
): Promise<LeftOut> {
  const { log, filter } = source;
  const fields = filter.compared;
  if (fields.length === 0 || kept.scanned === kept.kept) return () => ({ kind: 'known', value: [] });
  const all = await count(source, parsed(log), '', pieces, reach, signal);
  return (share, at) => leftOutBy(fields, presentOf(share, fields), presentIn(all.shares[at] as Share, fields));
}

/** Of a group that may have been made since, nothing is no answer. */
function notEmpty(reading: Reading<Tally>): Reading<Tally> {
  if (reading.kind === 'unknown' || reading.value.count > 0n) return reading;
  return { kind: 'unknown', because: `it holds no event, and ${unknownReach} (the role needs logs:DescribeLogGroups)` };
}

/** Lists the identities of the events of each piece, and says what the filter leaves out, as `tallies` does. */
export function members(source: LogSource): Read<readonly Member[]> {
  const { log, keys, identity, filter, hash } = source;
  const columns = [
    aliased(keys, keyColumn),
    aliased(hash?.log ?? [], limbColumn),
    aliased(filter.compared, presentColumn),
  ].filter((it) => it !== '');
  return async (pieces, reach, signal) => {
    if (identity.kind === 'line' && masks(reach)) return pieces.map(() => masked);
    const kept = await list(source, columns.join(', '), pieces, reach, signal);
    const leftOut = await findLeftOut(source, kept, presentInList, pieces, reach, signal);
    return kept.shares.map((share, at) =>
      inTime(share, log.time, () => {
        const left = leftOut(share, at);
        if (left.kind === 'unknown') return left;
        const reading = membersOf(share, keys, identity.kind);
        return reading.kind === 'known' ? { ...reading, aside: { remarks: left.value } } : reading;
      }),
    );
  };
}

/** Counts the events of each piece by the values of the group fields. */
export function groups(source: LogSource): Read<ReadonlyMap<string, bigint>> {
  const { log, time, groups: fields } = source;
  return async (pieces, reach, signal) => {
    const { before, by, sentIn } = time.groupedBy(pieces);
    const columns = fields.map((_, at) => groupColumn(at)).join(', ');
    const stages = `${chosen(log)}fields ${aliased(fields, groupColumn)}\n| ${before}stats ${counts([])} by ${columns}, ${by}`;
    const query = { stages, sentIn, means: 'counts', filtered: log.filter !== undefined } as const;
    const { shares } = await findShares(source, query, pieces, reach, signal);
    return shares.map((share): Reading<ReadonlyMap<string, bigint>> => {
      const because = outOfTime(share, log.time, countOf);
      return because === undefined
        ? { kind: 'known', value: groupsOf(share, fields.length) }
        : { kind: 'unknown', because };
    });
  };
}

/** Reads the lines of each piece: which ones, Insights says; their text is FilterLogEvents', exact to the byte. */
export function originals(source: LogSource): Read<readonly Original[]> {
  const { log, keys, identity, world, name, time } = source;
  return async (pieces, reach, signal) => {
    if (masks(reach)) return pieces.map(() => masked);
    const columns = `${aliased(keys, keyColumn)}, ${aliased([log.line], () => lineColumn)}`;
    const { shares } = await list(source, columns, pieces, reach, signal);
    const events = await readEvents(world, name, time.rangeOf(pieces), signal);
    const find = originalsOf(events, log.line);
    return shares.map((share) => inTime(share, log.time, () => find(share, keys.length, identity.kind)));
  };
}

function masks(reach: Reach): boolean {
  return reach.kind === 'known' && reach.masks;
}

const masked = { kind: 'unknown', because: 'a data protection policy masks some of what its lines hold' } as const;

async function list(
  source: LogSource,
  columns: string,
  pieces: readonly Piece[],
  reach: Reach,
  signal: AbortSignal,
): Promise<Shares> {
  const { log, time } = source;
  const stages = `${chosen(log)}fields ${time.shown}, ${columns}`;
  const query = { stages, sentIn: '@timestamp', means: 'events', filtered: log.filter !== undefined } as const;
  return await findByRuns(source, query, pieces, reach, signal);
}

function inTime<Value>(share: Share, field: string, read: () => Reading<Value>): Reading<Value> {
  const because = outOfTime(share, field, (rows: readonly Row[]) => BigInt(rows.length));
  return because === undefined ? read() : { kind: 'unknown', because };
}
