import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Image } from '../../local/aws/ecs/agent/image.ts';
import type { CallRecord } from '../../local/cloud.ts';
import { startLocalCloud } from '../../local/startCloud.ts';
import { exampleConfig } from '../example.ts';

/** Does nothing, for ever, and is always healthy. */
export const idle: Image = {
  volumes: [],
  start: () => ({ argv: ['sleep', '100000'], healthCheck: ['true'] }),
};

/** A run of the built command line. */
export interface Run {
  readonly exitCode: number | null;
  readonly calls: readonly CallRecord[];
  readonly errors: string;
}

/** An account of the stand-in, and the built command line in it. */
export interface Account {
  /** @param batch the tag of the batch's image that is configured for this run. */
  readonly run: (line: readonly string[], batch: number) => Promise<Run>;
  readonly close: () => Promise<void>;
}

export async function openAccount(): Promise<Account> {
  const workspace = mkdtempSync(resolve('.bench-'));
  const region = 'eu-central-1';
  const cloud = await startLocalCloud({
    images: () => idle,
    directory: join(workspace, 'cloud'),
    speed: 20,
    clusters: ['bench'],
    network: { vpc: 'vpc-0be0', subnets: ['subnet-0be0'], securityGroups: ['sg-0be0'] },
    region,
  });
  const credentials = { AWS_ACCESS_KEY_ID: 'AKIABENCH', AWS_SECRET_ACCESS_KEY: 'bench' };
  const env = { ...process.env, AWS_ENDPOINT_URL: cloud.endpoint, AWS_REGION: region, ...credentials };
  return {
    run: async (line, batch) => {
      writeFileSync(
        join(workspace, 'legacy-log-ecs.yml'),
        exampleConfig.replace('bench-batch:1', `bench-batch:${batch}`),
      );
      const before = cloud.calls.length;
      const ended = await commandLine(line, { cwd: workspace, env });
      return { ...ended, calls: cloud.calls.slice(before) };
    },
    close: async () => {
      await cloud.close();
      rmSync(workspace, { recursive: true });
    },
  };
}

/** Ends a process that does not end by itself. */
const mostMs = 120_000;

async function commandLine(
  line: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
) {
  const child = spawn(process.execPath, [resolve('dist/cli/index.js'), ...line], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: mostMs,
  });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const exitCode = await new Promise<number | null>((done) => child.once('close', done));
  return { exitCode, errors };
}
