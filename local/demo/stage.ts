import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { LocalCloud } from '../cloud.ts';
import type { FluentdCommand } from '../fluentd/command.ts';
import { type EnsuredFluentd, ensureFluentd } from '../fluentd/install.ts';
import { startLocalCloud } from '../startCloud.ts';
import { type ActionLog, openActionLog } from './actionLog.ts';
import type { Aggregate } from './aggregate.ts';
import { cluster, databaseSecret, ledgerBucket, logGroup, region, securityGroup, subnets, vpc } from './config.ts';
import { type DemoDatabase, openDatabase } from './database.ts';
import { collectorOf, factLines } from './facts.ts';
import { demoImages } from './images.ts';
import { withoutNginx } from './nginx/server.ts';
import type { DemoOptions } from './options.ts';
import { ownAddresses } from './ports.ts';
import { countPublished } from './publishedLines.ts';
import { type Rows, rowsOf } from './rows.ts';
import { elapsed } from './screen/elapsed.ts';
import type { Screen } from './screen/screen.ts';
import { makeStrikes, type Strikes } from './strikes.ts';
import { makeWorkspace, removeWorkspace } from './workspace.ts';

/** What the story plays on: a local cloud, a database, a folder, and the lines to send. */
export interface Stage {
  readonly cloud: LocalCloud;
  readonly database: DemoDatabase;
  readonly rows: Rows;
  readonly table: string;
  readonly workspace: string;
  readonly lines: readonly string[];
  readonly lose: number;
  readonly aggregate: Aggregate | undefined;
  /** The forwarder's Fluentd, where the lines are those of nginx. */
  readonly nginx: FluentdCommand | undefined;
  readonly verbose: boolean;
  readonly collector: string;
  /** Begins every id, so that two demos on one database never share one. */
  readonly run: string;
  /** Aborted when somebody interrupts the demo. */
  readonly signal: AbortSignal;
  readonly screen: Screen;
  readonly log: ActionLog;
  /** How many lines are in the files that the collector has written so far. */
  readonly published: () => Promise<number>;
}

export type StageOptions = DemoOptions & Pick<Stage, 'lines' | 'screen' | 'signal'>;

const weekMs = 7 * 86_400_000;

/** How much faster than AWS's own the stand-in's waits are. */
const speed = 20;

/**
 * Sets the stage, plays, and strikes it whatever happened: no process, no folder and no table stays, but what
 * `--keep` keeps.
 */
export async function onStage<Result>(options: StageOptions, play: (stage: Stage) => Promise<Result>): Promise<Result> {
  const { screen, signal } = options;
  const strikes = makeStrikes();
  try {
    return await play(await setStage(options, strikes));
  } finally {
    screen.live(undefined);
    if (signal.aborted) screen.say('Interrupted: everything that runs is stopped and removed');
    await strikes.run(screen.say);
  }
}

async function setStage(options: StageOptions, strikes: Strikes): Promise<Stage> {
  const { screen, signal, lines, lose, aggregate, verbose } = options;
  const hasOwnAddresses = await ownAddresses(collectorPorts);
  const fluentd = await findFluentd(options);
  const nginx = options.nginx ? forwarderOf(fluentd) : undefined;
  screen.live(() => 'starting the database and the local cloud');
  const place = await makePlace(options, strikes);
  signal.throwIfAborted();
  const { cloud, published } = await openCloud(fluentd, place);
  strikes.add('stop the local cloud', () => cloud.close());
  const facts = { fluentd, database: place.database.what, cloud, speed, hasOwnAddresses, kept: keptOf(options, place) };
  screen.live(undefined);
  for (const line of factLines(facts)) screen.say(line);
  const log = openActionLog(screen.say, verbose);
  return {
    ...place,
    cloud,
    published,
    lines,
    lose,
    aggregate,
    nginx,
    verbose,
    collector: collectorOf(fluentd),
    signal,
    screen,
    log,
  };
}

/** nginx and its forwarder have no stand-in. */
function forwarderOf(fluentd: EnsuredFluentd): FluentdCommand {
  const because = fluentd.kind === 'none' ? fluentd.because : withoutNginx();
  if (fluentd.kind === 'none' || because) throw new Error(`--nginx needs nginx and a real Fluentd, and ${because}`);
  return fluentd.fluentd;
}

/** The forward input's and the monitor's. */
const collectorPorts = [24_224, 24_220];

type Place = Pick<Stage, 'run' | 'table' | 'workspace' | 'database' | 'rows'>;

/** What is the demo's own while it is played, and after it with `--keep`. */
async function makePlace({ keep, database: url }: StageOptions, strikes: Strikes): Promise<Place> {
  const run = `d${Date.now().toString(36)}${randomBytes(2).toString('hex')}`;
  const table = `access_log_${run}`;
  const workspace = makeWorkspace(run);
  if (!keep) strikes.add(`remove ${workspace}`, () => removeWorkspace(workspace));
  const database = await openDatabase(url);
  strikes.add('close the database', () => database.close());
  const rows = rowsOf(database, table);
  if (!keep) strikes.add(`drop the tables ${table}…`, () => rows.drop());
  return { run, table, workspace, database, rows };
}

/** A database in this process ends with it. */
function keptOf({ keep, database }: StageOptions, { workspace, table }: Place): readonly string[] {
  if (!keep) return [];
  return database === undefined ? [workspace] : [workspace, `the tables ${table}, …_files, …_rejected, …_hits`];
}

/** Finds Fluentd, or installs it, which is told for as long as it takes. */
async function findFluentd({ screen, signal }: StageOptions): Promise<EnsuredFluentd> {
  const beganMs = Date.now();
  let latest = 'looking for Fluentd';
  screen.live(() => `${elapsed(Date.now() - beganMs)}  ${latest}`);
  const onLine = (line: string) => {
    latest = line;
  };
  return ensureFluentd(screen.say, { signal, onLine });
}

async function openCloud(
  fluentd: EnsuredFluentd,
  { workspace, database }: Place,
): Promise<Pick<Stage, 'cloud' | 'published'>> {
  const written: { folder?: string } = {};
  const files = {
    conf: join(workspace, 'rendered/fluentd/fluent.conf'),
    onFolder: (folder: string) => void Object.assign(written, { folder }),
  };
  const cloud = await startLocalCloud({
    images: demoImages(fluentd.kind === 'real' ? fluentd.fluentd : undefined, files),
    directory: join(workspace, 'cloud'),
    speed,
    region,
    clusters: [cluster],
    network: { vpc, subnets, securityGroups: [securityGroup] },
    secrets: { [databaseSecret]: database.url },
    logs: { groups: { [logGroup]: Date.now() - weekMs } },
    s3: { buckets: [ledgerBucket] },
  });
  return { cloud, published: countPublished(() => written.folder) };
}
