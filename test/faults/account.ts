import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalCloud } from '../../local/cloud.ts';
import { startLocalCloud } from '../../local/startCloud.ts';
import { openWorld } from '../../src/aws/world.io.ts';
import type { AwsWorld } from '../../src/aws/world.ts';
import type { Desired } from '../../src/render/desired.ts';
import { toDesired } from '../../src/render/toDesired.ts';
import { configOf } from '../support/config.ts';
import { startClock } from './clock.ts';

/** How much faster than AWS's everything goes, the deadlines and pauses of the code under test too. */
const speed = 250;

/** A process of this machine that is busy may take this long to answer; what takes longer hangs. */
const answerWithinMs = 500 * speed;

const clock = startClock(speed);

/** Ends at once when it is told to, without a shell in between. */
const program = ['sleep', '100000'] as const;

/** An account of the stand-in with a cluster and a network, and nothing else. */
export interface Account {
  readonly cloud: LocalCloud;
  /** A world of its own, as each run has one. */
  readonly open: (signal?: AbortSignal) => AwsWorld;
  readonly close: () => Promise<void>;
}

/** @param cloudSpeed how fast the stand-in is; other than by default where the code under test goes by its own clock. */
export async function openAccount(cloudSpeed = speed): Promise<Account> {
  const directory = await mkdtemp(join(tmpdir(), 'faults-'));
  const cloud = await startLocalCloud({
    images: () => ({ volumes: [], start: () => ({ argv: program, healthCheck: ['true'] }) }),
    directory,
    speed: cloudSpeed,
    region: 'ap-northeast-1',
    clusters: ['production'],
    network: { vpc: 'vpc-0a1b', subnets: ['subnet-0a', 'subnet-0b'], securityGroups: ['sg-0a'] },
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: cloud.endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  return {
    cloud,
    open: (signal) => openWorld({ region: 'ap-northeast-1', clock, answerWithinMs, signal }),
    close: async () => {
      await cloud.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** What is to stand, with a batch of one version or another. */
export function desiredOf(version: number): Desired {
  const registry = 'xxxxxxxxxxx.dkr.ecr.ap-northeast-1.amazonaws.com';
  return toDesired(
    configOf({
      region: 'ap-northeast-1',
      fluentd: { image: `${registry}/xxx-fluentd:1` },
      batch: { image: `${registry}/xxx-batch:${version}` },
    }),
  );
}
