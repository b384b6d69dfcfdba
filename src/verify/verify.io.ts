import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientSettings } from '../aws/settings.io.ts';
import { watched } from '../aws/watched.io.ts';
import type { Verify } from '../config/schema.ts';
import { ReadFailed } from '../errors.ts';
import { systemClock } from '../world/clock.io.ts';
import { withTimeLimit } from '../world/timeLimit.ts';
import type { ApiCall, Clock } from '../world/world.ts';
import type { Grid } from './grid.ts';
import { gridOf } from './gridOf.ts';
import { identityOf, sharpnessOf } from './identity.ts';
import { openLedger } from './ledger/ledger.ts';
import { openStore, type StoreWorld } from './ledger/open.io.ts';
import { type LogsWorld, openLogSide } from './logs/side.io.ts';
import type { Sides } from './look/sides.ts';
import { restOfBeginning, restsOf } from './range.ts';
import { openDatabaseSide, type RowsWorld } from './rows/side.io.ts';
import { type Progress, type RunResult, run } from './run.ts';
import { scopeOf } from './scope.ts';
import { settingsKey } from './settingsKey.ts';
import type { DatabaseSide, LogSide, Scanned } from './side.ts';
import { timingOf } from './timing.ts';

export interface VerifyWorld extends LogsWorld, RowsWorld, StoreWorld {
  readonly clock: Clock;
  /** Every API call that was made. */
  readonly calls: readonly ApiCall[];
}

export interface VerifyOptions {
  /** Where the ledger is: `s3://bucket/prefix` or `file:folder`. */
  readonly state: string;
  /** Only windows that lie in here, in place of all that are due; in ms since the epoch. */
  readonly range?: { readonly fromMs: number; readonly toMs: number };
  /** When to stop: windows that are not looked at by then are left for the next run. By default a day from now. */
  readonly stopAtMs?: number;
  /** Aborted when the run is cancelled: the rest is left. */
  readonly signal?: AbortSignal;
  readonly onLooked?: (progress: Progress) => void;
}

/** What a run found, and what it cost to find it. */
export interface Verification extends RunResult {
  readonly settings: Verify;
  readonly scanned: Scanned;
  readonly notes: readonly string[];
  /** Where the ledger is, in words. */
  readonly place: string;
}

/** The clients that a verification needs, created once. Credentials and endpoints come from the environment. */
export function openVerifyWorld(options: { readonly region?: string } = {}): VerifyWorld {
  const calls: ApiCall[] = [];
  // Not told of a cancellation: a query that runs has to be stopped by a call, and the ledger has to be written.
  const settings = clientSettings(options);
  return {
    logs: watched(new CloudWatchLogsClient(settings), 'CloudWatch Logs', calls),
    secrets: watched(new SecretsManagerClient(settings), 'Secrets Manager', calls),
    // Loaded where there is a ledger in S3 only: it is the largest of the clients.
    s3: async () => watched(new (await import('./ledger/s3Client.io.ts')).S3Client(settings), 'S3', calls),
    region: options.region,
    clock: systemClock,
    calls,
  };
}

/**
 * Looks at every window that is due on both sides, and remembers in the ledger what it found. A side that fails makes its
 * windows `unknown` with the reason, and never throws.
 *
 * @throws ReadFailed or WriteFailed where the ledger cannot be read or written
 */
export async function verify(world: VerifyWorld, settings: Verify, options: VerifyOptions): Promise<Verification> {
  const { clock } = world;
  const grid = gridOf(settings);
  const store = openStore(options.state, world);
  const log = openLogSide(world, settings, grid);
  const database = openDatabaseSide(world, settings, grid);
  const sides = sidesOf(settings, log, database, grid);
  const ledger = openLedger(store, settingsKey(settings), scopeOf(settings));
  const timing = timingOf(settings);
  const stopAtMs = options.stopAtMs ?? clock.nowMs() + patienceMs;
  const limitMs = Math.max(1, stopAtMs - clock.nowMs());
  try {
    const result = await withTimeLimit(
      clock,
      { limitMs, reason: outOfTime(limitMs), signal: options.signal },
      (signal) => run(sides, ledger, clock, { ...options, timing, stopAtMs, signal }),
    );
    const rests = options.range ? restsOf(options.range, grid) : restOfBeginning(timing.sinceMs, grid);
    const notes = [...log.notes(), ...database.notes(), ...(settings.recount ? [] : [lateLines]), ...rests];
    return { ...result, settings, scanned: log.scanned(), notes, place: store.place };
  } finally {
    await database.close();
  }
}

function sidesOf(settings: Verify, log: LogSide, database: DatabaseSide, grid: Grid): Sides {
  const identity = identityOf(settings);
  return {
    log,
    database,
    identity: sharpnessOf(identity),
    hasSums: identity.kind === 'id' && identity.hash !== undefined,
    isBucketed: settings.database.bucket !== undefined,
    hasGroups: settings.database.groups !== undefined,
    grid,
  };
}

const lateLines =
  'lines that come into the log after their window was compared are not looked for: verify.recount is false';

/** Where nobody says when to stop: months take hours. */
const patienceMs = 86_400_000;

/** In less than this nothing can be counted; Lambda's own default is 3 s. */
const shortMs = 10_000;

function outOfTime(limitMs: number): ReadFailed {
  const hint = limitMs < shortMs ? { hint: 'give the function a longer timeout, such as 5 minutes' } : {};
  return new ReadFailed('no answer in the time that this run has', hint);
}
