import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientSettings } from '../aws/settings.ts';
import { watched } from '../aws/watched.io.ts';
import type { Verify } from '../config/schema.ts';
import { ReadFailed } from '../errors.ts';
import { systemClock } from '../world/clock.io.ts';
import type { ApiCall, Clock } from '../world/world.ts';
import { compare } from './compare.ts';
import { countAt } from './count.ts';
import { stretchOf, type VerifyRange } from './due.ts';
import { countLogs } from './logs/countLogs.io.ts';
import type { LogsWorld } from './logs/query.io.ts';
import { toReport, type VerifyReport } from './report.ts';
import { countRows, type RowsWorld } from './rows/countRows.io.ts';
import { windowsOf } from './stretch.ts';
import { withTimeLimit } from './timeLimit.ts';

export interface VerifyWorld extends LogsWorld, RowsWorld {
  readonly clock: Clock;
  /** Every API call that was made. */
  readonly calls: readonly ApiCall[];
}

export interface VerifyOptions extends VerifyRange {
  /** When to stop waiting for answers; what is not counted by then is unknown. By default 10 minutes from now. */
  readonly stopAtMs?: number;
  /** Aborted when the run is cancelled: the rest is unknown. */
  readonly signal?: AbortSignal;
}

/** The clients that a verification needs, made once. Credentials and endpoints come from the environment. */
export function openVerifyWorld(options: { readonly region?: string } = {}): VerifyWorld {
  const calls: ApiCall[] = [];
  // Insights refuses by throttling and by a quota of queries, and both pass: wait rather than give a window up.
  const settings = { ...clientSettings(options), maxAttempts: 8 };
  return {
    logs: watched(new CloudWatchLogsClient(settings), 'CloudWatch Logs', calls),
    secrets: watched(new SecretsManagerClient(settings), 'Secrets Manager', calls),
    clock: systemClock,
    calls,
  };
}

/**
 * Counts the windows on both sides at the same time, and says of each whether the database holds what the log holds.
 * A side that fails makes its windows `unknown` with the reason, and never throws.
 *
 * @throws NotPossible if the range has more windows than a run can report
 */
export async function verify(world: VerifyWorld, settings: Verify, options: VerifyOptions): Promise<VerifyReport> {
  const stretch = stretchOf(settings, options);
  const nowMs = world.clock.nowMs();
  const timeoutMs = Math.max(1, (options.stopAtMs ?? nowMs + patienceMs) - nowMs);
  const limit = { limitMs: timeoutMs, reason: outOfTime(timeoutMs), signal: options.signal };
  const [logs, rows] = await withTimeLimit(world.clock, limit, (signal) =>
    Promise.all([
      countLogs(world, settings.logs, stretch, signal),
      countRows(world, settings.database, stretch, { timeoutMs, signal }),
    ]),
  );
  const compared = windowsOf(stretch).map((window, index) =>
    compare(window, countAt(logs.counts, index), countAt(rows, index)),
  );
  return toReport(stretch, compared, logs.scanned);
}

/** Where nobody says when to stop. */
const patienceMs = 600_000;

/** In less than this nothing can be counted; Lambda's own default is 3 s. */
const shortMs = 10_000;

function outOfTime(timeoutMs: number): ReadFailed {
  const hint = timeoutMs < shortMs ? { hint: 'give the function a longer timeout, such as 5 minutes' } : {};
  return new ReadFailed('no answer in the time that this run has', hint);
}
