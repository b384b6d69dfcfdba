import { randomBytes } from 'node:crypto';
import { mkdirSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LocalCloud } from '../cloud.ts';
import { ensureFluentd } from '../fluentd/install.ts';
import { startLocalCloud } from '../startCloud.ts';
import { newInLog } from './actionLog.ts';
import { cluster, databaseSecret, region, securityGroup, subnets, vpc } from './config.ts';
import { type DemoDatabase, openDatabase } from './database.ts';
import { demoImages } from './images.ts';
import type { DemoOptions } from './options.ts';
import { ownAddresses } from './ports.ts';
import { type Rows, rowsOf } from './rows.ts';

/** What the story plays on: a local cloud, a database, a folder, and the lines to send. */
export interface Stage {
  readonly cloud: LocalCloud;
  readonly database: DemoDatabase;
  readonly rows: Rows;
  readonly table: string;
  readonly workspace: string;
  readonly lines: readonly string[];
  readonly lose: number;
  readonly collector: string;
  /** Begins every id, so that two demos on one database never share one. */
  readonly run: string;
  /** Aborted when somebody interrupts the demo. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** A line of the Action's log, of which only the new is said. */
  readonly actionLine: (line: string) => void;
}

/**
 * Sets the stage, plays, and strikes it whatever happened: no process, no folder and no table stays, but what
 * `--keep` keeps. What cannot be removed is said, and the rest is removed all the same.
 */
export async function onStage<Result>(
  options: DemoOptions & Pick<Stage, 'lines' | 'say' | 'signal'>,
  play: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const { say, signal } = options;
  const strikes: { readonly what: string; readonly strike: () => unknown }[] = [];
  const atTheEnd = (what: string, strike: () => unknown) => strikes.unshift({ what, strike });
  try {
    return await play(await setStage(options, atTheEnd));
  } finally {
    if (signal.aborted) say('\nInterrupted: everything that runs is stopped and removed');
    for (const { what, strike } of strikes) {
      try {
        await strike();
      } catch (error) {
        say(`could not ${what}: ${error instanceof Error ? error.message : error}`);
      }
    }
  }
}

async function setStage(
  options: DemoOptions & Pick<Stage, 'lines' | 'say' | 'signal'>,
  atTheEnd: (what: string, strike: () => unknown) => void,
): Promise<Stage> {
  const { say, signal, lines, lose, keep } = options;
  await ownAddresses([24224, 24220]);
  const fluentd = await ensureFluentd(say, signal);
  const collector = fluentd.kind === 'real' ? `fluentd ${fluentd.fluentd.version}` : '@fluent-org/logger FluentServer';
  const run = `d${Date.now().toString(36)}${randomBytes(2).toString('hex')}`;
  const table = `access_log_${run}`;
  const workspace = makeWorkspace(run);
  if (!keep) atTheEnd(`remove ${workspace}`, () => removeWorkspace(workspace));
  const database = await openDatabase(options.database);
  atTheEnd('close the database', () => database.close());
  const rows = rowsOf(database, table);
  if (!keep) atTheEnd(`drop the tables ${table}…`, () => rows.drop());
  signal.throwIfAborted();
  const cloud = await startLocalCloud({
    images: demoImages(fluentd.kind === 'real' ? fluentd.fluentd : undefined, () =>
      join(workspace, 'rendered/fluentd/fluent.conf'),
    ),
    directory: join(workspace, 'cloud'),
    speed,
    region,
    clusters: [cluster],
    network: { vpc, subnets, securityGroups: [securityGroup] },
    secrets: { [databaseSecret]: database.url },
  });
  atTheEnd('stop the local cloud', () => cloud.close());
  const standIn = fluentd.kind === 'real' ? '' : ` STANDS IN for Fluentd: ${fluentd.because}`;
  say(opening(collector + standIn, database.what, cloud));
  if (keep) say(`  kept        ${workspace}${options.database ? ` and the tables ${table}, …_files, …_rejected` : ''}`);
  const isNew = newInLog();
  const actionLine = (line: string) => {
    if (isNew(line)) say(`   ${line}`);
  };
  return { cloud, database, rows, table, workspace, lines, lose, collector, run, signal, say, actionLine };
}

/** How much faster than AWS's own the stand-in's waits are. */
const speed = 20;

function makeWorkspace(run: string): string {
  const workspace = resolve('.local', run);
  mkdirSync(workspace, { recursive: true });
  return workspace;
}

function removeWorkspace(workspace: string): void {
  rmSync(workspace, { recursive: true, force: true, maxRetries: 3 });
  try {
    rmdirSync(resolve(workspace, '..'));
  } catch {
    // another demo goes on in it, or a kept one stands there
  }
}

function opening(collector: string, database: string, { endpoint, dns }: LocalCloud): string {
  return [
    'legacy-log-ecs: three pushes, an application that goes on sending, and the verification',
    '',
    `  collector   ${collector}`,
    '  real        the Action bundle (dist/action), the Lambda bundle (dist/lambda), the reference batch, the SDK clients over HTTP',
    `  database    ${database}`,
    `  stands in   AWS at ${endpoint} (${speed} times as fast), GitHub's runner, Lambda's runtime; containers are processes, EFS is a folder`,
    `  look        dig @${dns.address} -p ${dns.port} fluentd.local`,
  ].join('\n');
}
