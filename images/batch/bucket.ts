import { firstInstantOf, wallAt } from '../../src/values/zone.ts';

/** What the batch adds up beside the rows: hits by the hour or the day of a zone, and by path. */
export interface Aggregate {
  readonly bucket: 'hour' | 'day';
  /** `+09:00` or Asia/Tokyo. */
  readonly zone: string;
}

/** One hour or day. */
export interface Bucket {
  /** As the table holds it, `2026-11-22` or `2026-11-22 10:00:00`: what a clock of the zone shows when it begins. */
  readonly value: string;
  /** Half-open, in ms since the epoch. An hour that comes twice, where clocks are set back, is one of two hours. */
  readonly fromMs: number;
  readonly toMs: number;
}

const lengthMs = { hour: 3_600_000, day: 86_400_000 } as const;

/** The buckets that hold some instants, each once, in order. */
export function bucketsOf(instantsMs: Iterable<number>, { bucket, zone }: Aggregate): readonly Bucket[] {
  const length = lengthMs[bucket];
  const beginnings = new Set<number>();
  for (const atMs of instantsMs) beginnings.add(Math.floor(wallAt(zone, atMs) / length) * length);
  return [...beginnings]
    .toSorted((one, other) => one - other)
    .map((wallMs) => ({
      value: written(wallMs, bucket),
      fromMs: firstInstantOf(zone, wallMs),
      toMs: firstInstantOf(zone, wallMs + length),
    }));
}

function written(wallMs: number, bucket: Aggregate['bucket']): string {
  const text = new Date(wallMs).toISOString();
  return bucket === 'day' ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
