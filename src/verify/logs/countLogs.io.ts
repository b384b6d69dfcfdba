import type { Verify } from '../../config/schema.ts';
import { addCounts, type Count, countAt, known, unknown } from '../count.ts';
import { reasonOf } from '../reason.ts';
import type { Scanned } from '../report.ts';
import { type Stretch, slicesOf } from '../stretch.ts';
import { countQuery, mostWindowsOf, readEvents } from './countQuery.ts';
import { type LogsWorld, runQuery } from './query.io.ts';

export interface LogCounts {
  /** One for each window, in their order. */
  readonly counts: readonly Count[];
  readonly scanned: Scanned;
}

type Group = Verify['logs'][number];

/**
 * Counts the log events of each window by Logs Insights: one query for a group and up to 10,000 bins; groups are
 * added up. A query that does not end as `Complete`, for whatever reason, makes its windows unknown; nothing throws.
 *
 * @param signal ends the waiting; what is not counted by then is unknown
 */
export async function countLogs(
  world: LogsWorld,
  groups: readonly Group[],
  stretch: Stretch,
  signal: AbortSignal,
): Promise<LogCounts> {
  const counted = await eachOf(groups, (group) => countGroup(world, group, stretch, signal));
  const countsAt = (index: number) => counted.map(({ counts }) => countAt(counts, index));
  return {
    counts: Array.from({ length: stretch.count }, (_, index) => countsAt(index).reduce(addCounts)),
    scanned: sumScanned(counted),
  };
}

/** An account has 100 queries at a time, and others ask too. Source: the quotas of CloudWatch Logs. */
const queriesAtOnce = 5;

async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of waiting) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: queriesAtOnce }, worker));
  return results;
}

async function countGroup(world: LogsWorld, group: Group, stretch: Stretch, signal: AbortSignal): Promise<LogCounts> {
  const slices: LogCounts[] = [];
  for (const slice of slicesOf(stretch, mostWindowsOf(stretch))) {
    slices.push(await countSlice(world, group, slice, signal));
  }
  return { counts: slices.flatMap(({ counts }) => counts), scanned: sumScanned(slices) };
}

async function countSlice(world: LogsWorld, group: Group, slice: Stretch, signal: AbortSignal): Promise<LogCounts> {
  try {
    const query = { ...named(group.group), ...countQuery(slice, group.filter) };
    const { results = [], statistics } = await runQuery(world, query, signal);
    return {
      counts: readEvents(results, slice).map(known),
      scanned: { records: statistics?.recordsScanned ?? 0, bytes: statistics?.bytesScanned ?? 0 },
    };
  } catch (error) {
    const why = unknown(`${group.group}: ${reasonOf(signal.aborted ? signal.reason : error)}`);
    return { counts: Array.from({ length: slice.count }, () => why), scanned: nothing };
  }
}

/** A group of another account is named by its ARN, which the API takes under another name. */
function named(group: string) {
  return group.startsWith('arn:') ? { logGroupIdentifiers: [group.replace(/:\*$/, '')] } : { logGroupName: group };
}

const nothing: Scanned = { records: 0, bytes: 0 };

function sumScanned(parts: readonly LogCounts[]): Scanned {
  return parts.reduce(
    (sum, { scanned }) => ({ records: sum.records + scanned.records, bytes: sum.bytes + scanned.bytes }),
    nothing,
  );
}
