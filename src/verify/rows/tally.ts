import { bucketStart } from '../bucket.ts';
import { countRanges, countScanned, countValues, type Range } from '../engines/statements.ts';
import type { Reading, Tally } from '../side.ts';
import type { Window } from '../window.ts';
import { beginsAt } from './beginsAt.ts';
import { doubtOf, type Look } from './look.ts';
import { emptyTally, readTally, unknown } from './read.ts';
import type { Scale } from './scale.ts';

/** Counts windows in order of time, by one statement. A reading a window. */
export async function tally(look: Look, windows: readonly Window[]): Promise<readonly Reading<Tally>[]> {
  const doubts = windows.map((window) => doubtOf(look, window));
  const sound = windows.filter((_, at) => doubts[at] === undefined);
  const counted = sound.length === 0 ? [] : await count(look, sound);
  const bySound = new Map(sound.map((window, at) => [window, counted[at] ?? unknown('it was not counted')]));
  return windows.map((window, at) => withPending(bySound.get(window) ?? unknown(doubts[at] ?? ''), look.pending));
}

function withPending(reading: Reading<Tally>, pending: string | undefined): Reading<Tally> {
  if (reading.kind === 'unknown' || pending === undefined) return reading;
  return { ...reading, value: { ...reading.value, pending } };
}

async function count(look: Look, windows: readonly Window[]): Promise<readonly Reading<Tally>[]> {
  const { plan, scale } = look;
  const empty = emptyTally(plan.measured.hash !== undefined);
  if (scale === undefined) return windows.map(() => empty);
  if (plan.bucket !== undefined) return await countBuckets(look, scale, plan.bucket, windows);
  const ranges = windows.map((window) => rangeOf(scale, window));
  const sql = plan.isIndexed
    ? countRanges(look.session.dialect.syntax, plan.measured, ranges)
    : countScanned(plan.measured, ranges);
  const rows = await look.session.query(sql);
  const found = new Map(rows.map((row) => [Number(row.bin ?? -1), readTally(row, plan.measured)]));
  // Each range has a row of its own; of a table that is read once, only a window that holds something has one.
  return windows.map((_, at) => found.get(at) ?? (plan.isIndexed ? unknown('it was not counted') : empty));
}

export function rangeOf(scale: Scale, { fromMs, toMs }: Window): Range {
  return { from: scale.literal(fromMs), to: scale.literal(toMs) };
}

/** How many buckets a table may have in the windows of one look: one of minutes has 1,440 a day. */
const mostValues = 50_000;

/** A table of buckets is counted by its values: one that is no bucket's beginning is not passed over. */
async function countBuckets(look: Look, scale: Scale, bucket: string, windows: readonly Window[]) {
  const { session, plan } = look;
  const [first, last] = [windows[0] as Window, windows.at(-1) as Window];
  const range = rangeOf(scale, { fromMs: first.fromMs, toMs: last.toMs });
  const sql = countValues(session.dialect.syntax, plan.measured, range, mostValues + 1);
  const rows = await session.query(sql);
  if (rows.length > mostValues)
    return windows.map(() => unknown(`${plan.measured.time.name} has more values than buckets`));
  const values = rows.map((row) => ({ shownMs: scale.read(String(row.bin)), reading: readTally(row, plan.measured) }));
  const isNoTime = values.some(({ shownMs }) => shownMs === undefined);
  return windows.map((window): Reading<Tally> => {
    const within = values.filter(({ shownMs = Number.NaN }) => isWithin(scale, window, shownMs));
    const isOff = within.some(({ shownMs = Number.NaN }) => !isBeginning(look, scale, bucket, shownMs));
    if (isNoTime || isOff) return unknown(`${plan.measured.time.name} has values that are no ${bucket}’s beginning`);
    return within.map(({ reading }) => reading).reduce(added, emptyTally(plan.measured.hash !== undefined));
  });
}

function isWithin({ shownAt }: Scale, { fromMs, toMs }: Window, shownMs: number): boolean {
  return shownMs >= shownAt(fromMs) && shownMs < shownAt(toMs);
}

function isBeginning({ plan }: Look, { isLocal }: Scale, bucket: string, shownMs: number): boolean {
  return isLocal ? bucketStart(bucket, shownMs) === shownMs : beginsAt(bucket, plan.zone, shownMs);
}

function added(a: Reading<Tally>, b: Reading<Tally>): Reading<Tally> {
  if (a.kind === 'unknown') return a;
  if (b.kind === 'unknown') return b;
  const sum = a.value.sum === undefined || b.value.sum === undefined ? undefined : a.value.sum + b.value.sum;
  return { kind: 'known', value: { count: a.value.count + b.value.count, sum } };
}
