/** The date of an answer has whole seconds and is as old as its way: what is within this is no other time. */
export const noSkewMs = 5_000;

/**
 * How far AWS's clock is ahead of this machine's, in milliseconds, by the Date header of an answer; undefined where that
 * says nothing. What AWS stamped is old or young by AWS's clock alone: a machine that is ten minutes ahead would take a
 * task that crashes every minute for one that has run for ten.
 */
export function skewOf(date: string | undefined, machineMs: number): number | undefined {
  const atMs = Date.parse(date ?? '');
  if (Number.isNaN(atMs)) return undefined;
  const skewMs = atMs - machineMs;
  return Math.abs(skewMs) <= noSkewMs ? 0 : skewMs;
}
