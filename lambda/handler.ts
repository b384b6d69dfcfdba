import type { Context } from 'aws-lambda';
import { openVerifyWorld, type VerifyReport, type VerifyWorld, verify } from '../src/verify/index.ts';
import { toAnswer, unmatchedOf } from './answer.ts';
import { readEvent, settingsVariable } from './event.ts';
import { stopAt } from './stopAt.ts';

/** Created once for a container of Lambda, so that later invocations find their connections open. */
let world: VerifyWorld | undefined;

/**
 * Counts the windows that are due, or those from `from` to `to`, on both sides, and returns the report. Time that
 * runs out and a side that cannot be read make windows `unknown`; it throws only where there can be no report at
 * all, so that a retry makes sense.
 *
 * @param event `{verify?, from?, to?}`, see event.ts
 */
export async function handler(
  event: unknown,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
): Promise<VerifyReport> {
  const nowMs = Date.now();
  const stopAtMs = stopAt(nowMs, context.getRemainingTimeInMillis());
  const job = readEvent(event, process.env[settingsVariable]);
  world ??= openVerifyWorld();
  const callsBefore = world.calls.length;
  const report = await verify(world, job.verify, { nowMs, stopAtMs, ...job.range });
  const { from, to, totals, scanned } = report;
  const calls = world.calls.length - callsBefore;
  const tookMs = Date.now() - nowMs;
  console.log(JSON.stringify({ verified: totals, from, to, unmatched: unmatchedOf(report), scanned, calls, tookMs }));
  return toAnswer(report);
}
