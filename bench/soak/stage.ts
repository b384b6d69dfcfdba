import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LocalCloud } from '../../local/cloud.ts';
import {
  cluster,
  databaseSecret,
  ledgerBucket,
  logGroup,
  region,
  securityGroup,
  subnets,
  vpc,
} from '../../local/demo/config.ts';
import { createLogStream } from '../../local/demo/logStream.ts';
import { makeStrikes } from '../../local/demo/strikes.ts';
import { makeWorkspace, removeWorkspace } from '../../local/demo/workspace.ts';
import { ensureFluentd } from '../../local/fluentd/install.ts';
import { startLocalCloud } from '../../local/startCloud.ts';
import { startDatabase, type TestDatabase } from '../../test/support/databases.ts';
import { soakImages } from './images.ts';
import { type LimitedVolume, limitedVolume } from './limitedVolume.ts';
import type { SoakOptions } from './options.ts';

/** What a soak is played on. */
export interface Stage {
  readonly cloud: LocalCloud;
  readonly database: TestDatabase;
  readonly workspace: string;
  readonly options: SoakOptions;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** The folders in which collectors wrote; one only where the volume is kept. */
  readonly folders: ReadonlySet<string>;
  /** What can be made full; there where the options ask for it. */
  readonly limited: LimitedVolume | undefined;
}

export const logStream = 'soak';
const speed = 20;
const weekMs = 7 * 86_400_000;

/** Sets the stage, plays, and strikes it whatever happened. */
export async function onStage<Result>(
  options: SoakOptions,
  say: (line: string) => void,
  signal: AbortSignal,
  play: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const strikes = makeStrikes();
  try {
    const ensured = await ensureFluentd(say, { signal });
    if (ensured.kind === 'none') throw new Error(`a soak needs the real Fluentd, and ${ensured.because}`);
    const workspace = makeWorkspace(`soak-${process.pid}`);
    if (!options.keep) strikes.add(`remove ${workspace}`, () => removeWorkspace(workspace));
    const limited = options.full > 0 ? limitedVolume(options) : undefined;
    if (limited) strikes.add('give the limited volume back', () => limited.strike(options.keep));
    const database = await startDatabase('postgres');
    strikes.add('stop the database', () => database.stop());
    const folders = new Set<string>();
    mkdirSync(workspace, { recursive: true });
    const onFolder = (folder: string) => {
      limited?.standOn(dirname(folder));
      folders.add(folder);
    };
    const cloud = await startLocalCloud({
      images: soakImages({ fluentd: ensured.fluentd, workspace, isClockSet: options.clock > 0, onFolder }),
      directory: join(workspace, 'cloud'),
      ...{ speed, region, clusters: [cluster] },
      network: { vpc, subnets, securityGroups: [securityGroup] },
      secrets: { [databaseSecret]: database.url },
      logs: { groups: { [logGroup]: Date.now() - weekMs } },
      s3: { buckets: [ledgerBucket] },
    });
    strikes.add('stop the local cloud', () => cloud.close());
    await createLogStream(cloud.endpoint, logGroup, logStream);
    return await play({ cloud, database, workspace, options, signal, say, folders, limited });
  } finally {
    await strikes.run(say);
  }
}
