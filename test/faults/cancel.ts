import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../bench/random.ts';
import { type Account, openAccount } from './account.ts';
import { stateOf } from './state.ts';
import { untruth } from './truth.ts';

const config = `name: access-log
cluster: production
region: ap-northeast-1
network: { vpc: vpc-0a1b, subnets: [subnet-0a], securityGroups: [sg-0a] }
fluentd: { image: 'registry.example/xxx-fluentd:1' }
batch: { image: 'registry.example/xxx-batch:1' }
volume: { type: docker }
discovery: { namespace: internal }
`;

/** When a run is cancelled. */
export interface Moment {
  /** After so many calls. */
  readonly calls: number;
  readonly laterMs: number;
  /** Whether the call that comes then is never answered. */
  readonly hangs: boolean;
  readonly signal: 'SIGINT' | 'SIGTERM';
}

export interface Cancelled {
  readonly moment: Moment;
  readonly lastLine: string;
  readonly exitCode: number | null;
  /** From the signal to the end of the process. */
  readonly tookMs: number;
  /** The run had ended before it could be cancelled. */
  readonly wasOver: boolean;
  /** What is not true. */
  readonly untruth: string | undefined;
}

/** A first deploy makes about as many calls. */
const callsAtMost = 28;

export function momentOf(random: Random): Moment {
  return {
    calls: random.whole(0, callsAtMost),
    laterMs: random.whole(0, 40),
    hangs: random.chance(0.5),
    signal: random.oneOf(['SIGINT', 'SIGTERM'] as const),
  };
}

/** Cancels a first deploy, as a process of its own, and holds its last line against what stands. */
export async function cancelAt(moment: Moment): Promise<Cancelled> {
  const account = await openAccount(20);
  const folder = await mkdtemp(join(tmpdir(), 'cancel-'));
  try {
    await writeFile(join(folder, 'config.yml'), config);
    return await cancelled(account, join(folder, 'config.yml'), moment);
  } finally {
    await account.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function cancelled(account: Account, file: string, moment: Moment): Promise<Cancelled> {
  const { cloud } = account;
  if (moment.hangs) {
    cloud.failNext('*', { code: 'Hangs', message: 'on purpose', how: 'hangs', skip: moment.calls });
  }
  const env = { ...process.env, AWS_ENDPOINT_URL: cloud.endpoint };
  const child = spawn(process.execPath, [resolve('cli/main.ts'), 'deploy', '--json', '--config', file], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  let data = '';
  child.stdout.on('data', (text) => {
    data += text;
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  // The first call shows that the process is there to be told; before it nothing is begun.
  while (cloud.calls.length < moment.calls && child.exitCode === null) await wait(5);
  if (moment.calls === 0) await wait(startMs);
  await wait(moment.laterMs);
  const toldMs = Date.now();
  child.kill(moment.signal);
  const exitCode = await ended;
  const tookMs = Date.now() - toldMs;
  // It may have said so and be about to end, when a signal ends it as any process.
  const wasOver = data.includes('"outcome":"succeeded"');
  cloud.failNoMore();
  const writes = cloud.calls.filter(({ write, error }) => write && error === undefined).length;
  const lastLine = errors.trimEnd().split('\n').at(-1) ?? '';
  const state = await stateOf(account.open());
  return { moment, lastLine, exitCode, tookMs, wasOver, untruth: untruth({ exitCode, lastLine, writes, state }) };
}

/** A process that has just begun cannot say anything yet. */
const startMs = 1_500;
