import { durationMs } from '../../duration.ts';
import { error, type Finding } from '../../finding.ts';
import type { Verify } from '../../schema/verify.ts';

const minuteMs = 60_000;

const bucketMs: Readonly<Record<string, number>> = { hour: 60 * minuteMs, day: 24 * 60 * minuteMs };

/** A shorter window than a row stands for would find the whole row in one window and nothing in the others. */
export function windowIsBucket({ window, database: { bucket } }: Verify): readonly Finding[] {
  if (window === undefined || bucket === undefined) return [];
  const wantedMs = bucketMs[bucket] ?? minutesOf(bucket) * minuteMs;
  if (durationMs(window) === wantedMs) return [];
  const fact = `verify.window is ${window}, and a row of the table stands for ${shown(bucket)}`;
  const right = Number.isNaN(wantedMs) ? '' : `write \`window: ${wantedMs / minuteMs}m\`, or `;
  return [error(['verify', 'window'], fact, `${right}leave verify.window out: windows follow verify.database.bucket`)];
}

/** Buckets begin anew with each hour; 7 minutes do not fit into one. */
export function minutesFitHour({ database: { bucket } }: Verify): readonly Finding[] {
  const minutes = minutesOf(bucket ?? '');
  if (Number.isNaN(minutes) || 60 % minutes === 0) return [];
  const fact = `verify.database.bucket is ${bucket}, of which an hour holds no whole number`;
  return [
    error(['verify', 'database', 'bucket'], fact, 'write one of 1m, 2m, 3m, 4m, 5m, 6m, 10m, 12m, 15m, 20m, 30m'),
  ];
}

/** Groups narrow a bucket that differs; single lines need no narrowing. */
export function groupsNeedBucket({ database: { bucket, groups } }: Verify): readonly Finding[] {
  if (groups === undefined || bucket !== undefined) return [];
  const fact =
    'verify.database.groups narrow the buckets of an aggregated table, and verify.database.bucket names none';
  return [
    error(['verify', 'database', 'groups'], fact, 'add `bucket: day`, or what a row stands for; or take groups out'),
  ];
}

function minutesOf(bucket: string): number {
  return Number(/^(\d+)m$/.exec(bucket)?.[1] ?? Number.NaN);
}

function shown(bucket: string): string {
  return /^\d/.test(bucket) ? bucket : `one ${bucket}`;
}
