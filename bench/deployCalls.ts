import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CallRecord, LocalCloud } from '../local/cloud.ts';
import type { Image } from '../local/ecs/image.ts';
import { runAction } from '../local/github/runner.ts';
import { startLocalCloud } from '../local/startCloud.ts';
import { exampleConfig } from './example.ts';

/** Does nothing, for ever, and is always healthy. */
const idle: Image = {
  volumes: [],
  start: () => ({ argv: [process.execPath, '-e', 'setInterval(() => {}, 1000)'], healthCheck: ['true'] }),
};

/** A first and an unchanged deploy by the built Action, as the stand-in counted the calls. */
export async function deployCalls(): Promise<readonly string[]> {
  const workspace = mkdtempSync(resolve('.bench-'));
  writeFileSync(join(workspace, 'legacy-log-ecs.yml'), exampleConfig);
  const cloud = await startLocalCloud({
    images: () => idle,
    directory: join(workspace, 'cloud'),
    speed: 50,
    clusters: ['bench'],
    network: { vpc: 'vpc-0be0', subnets: ['subnet-0be0'], securityGroups: ['sg-0be0'] },
    region: 'eu-central-1',
  });
  try {
    const first = await deploy(cloud, workspace);
    const unchanged = await deploy(cloud, workspace);
    return [
      `first deploy   ${describe(first)}; asked twice for the same fact: ${repeated(first).join(', ') || 'nothing'}`,
      `unchanged      ${describe(unchanged)} (no write, at most 8 calls)`,
    ];
  } finally {
    await cloud.close();
    rmSync(workspace, { recursive: true });
  }
}

interface Deployed {
  readonly outcome: string;
  readonly calls: readonly CallRecord[];
}

async function deploy(cloud: LocalCloud, workspace: string): Promise<Deployed> {
  const before = cloud.calls.length;
  const { outputs } = await runAction({
    inputs: { command: 'deploy' },
    event: 'push',
    workspace,
    env: {
      AWS_ENDPOINT_URL: cloud.endpoint,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'AKIABENCH',
      AWS_SECRET_ACCESS_KEY: 'bench',
    },
  });
  return { outcome: outputs.outcome ?? 'failed', calls: cloud.calls.slice(before) };
}

function describe({ outcome, calls }: Deployed): string {
  return `${outcome}: ${calls.length} calls, ${calls.filter((call) => call.write).length} writes`;
}

/** Reads with the same input that were made before anything was written: a state that changes has to be polled. */
function repeated({ calls }: Deployed): readonly string[] {
  const firstWrite = calls.findIndex((call) => call.write);
  const reads = calls
    .slice(0, firstWrite < 0 ? undefined : firstWrite)
    .map((call) => `${call.operation} ${JSON.stringify(call.input)}`);
  return reads.filter((read, index) => reads.indexOf(read) !== index);
}
