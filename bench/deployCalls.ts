import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CallRecord, LocalCloud } from '../local/cloud.ts';
import { runAction } from '../local/github/runner.ts';
import { startLocalCloud } from '../local/startCloud.ts';
import { idle } from './calls/account.ts';
import { polled } from './calls/polled.ts';
import { exampleConfig } from './example.ts';
import type { Figure } from './measure.ts';

/** A first and an unchanged deploy by the built Action, as the stand-in counted the calls. */
export async function deployCalls(): Promise<readonly Figure[]> {
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
    const twice = repeated(first);
    return [
      {
        text: `first deploy   ${describe(first)}; asked twice for the same fact: ${twice.join(', ') || 'nothing'}`,
        isMet: first.outcome === 'succeeded' && twice.length === 0,
      },
      {
        text: `unchanged      ${describe(unchanged)} (no write, at most 8 calls)`,
        isMet:
          unchanged.outcome === 'unchanged' &&
          unchanged.calls.length <= 8 &&
          !unchanged.calls.some((call) => call.write),
      },
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
    // The doctor asks on its own account, and by its own table (docs/doctor.md).
    inputs: { command: 'deploy', doctor: 'false' },
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

/** Reads that were made twice with the same input, polls after the first write left out. */
function repeated({ calls }: Deployed): readonly string[] {
  const firstWrite = calls.findIndex((call) => call.write);
  const reads = calls
    .filter(({ write, operation }, at) => !write && (firstWrite < 0 || at < firstWrite || !polled.has(operation)))
    .map((call) => `${call.operation} ${JSON.stringify(call.input)}`);
  return reads.filter((read, index) => reads.indexOf(read) !== index);
}
