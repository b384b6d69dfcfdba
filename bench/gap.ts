/**
 * `node bench/gap.ts`: for how long nobody listens while one task takes another's place, and what that is made of, on the
 * stand-in at AWS's own pace (a minute or two). Its waits are AWS's where they are known; an image is there at once, and
 * the containers end and start as programs do that have nothing to load. Last line: JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Image } from '../local/aws/ecs/agent/image.ts';
import { startLocalCloud } from '../local/startCloud.ts';
import { schema } from '../src/config/schema.ts';
import { deploy, openWorld } from '../src/deploy/deploy.io.ts';
import type { DeployReport } from '../src/deploy/report.ts';
import { toDesired } from '../src/render/toDesired.ts';

/** How long a running job of the batch takes to its end: what the stop of the old task waits for. */
const jobMs = 2_000;
const idle = "setInterval(() => {}, 1000); process.on('SIGTERM', () => process.exit(0))";
const working = `setInterval(() => {}, 1000); process.on('SIGTERM', () => setTimeout(() => process.exit(0), ${jobMs}))`;
const program = (source: string): Image => ({
  volumes: [],
  start: () => ({ argv: [process.execPath, '-e', source], healthCheck: ['true'] }),
});

const directory = mkdtempSync(join(tmpdir(), 'gap-'));
const cloud = await startLocalCloud({
  images: (repository) => program(repository === 'batch' ? working : idle),
  directory,
  clusters: ['bench'],
  network: { vpc: 'vpc-0be0', subnets: ['subnet-0be0'], securityGroups: ['sg-0be0'] },
});
const access = { AWS_ENDPOINT_URL: cloud.endpoint, AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench' };
Object.assign(process.env, access);

try {
  await push('1');
  const { outcome, because, gap } = await push('2');
  if (outcome !== 'succeeded' || gap?.toMs === undefined)
    throw new Error(`${outcome}: ${because}; no gap was measured`);
  for (const { what, ms } of gap.parts) console.log(`${what.padEnd(12)} ${(ms / 1_000).toFixed(1)} s`);
  const seconds = (gap.toMs - gap.fromMs) / 1_000;
  console.log(`nobody listened for ${seconds.toFixed(1)} s`);
  console.log(JSON.stringify({ gapSeconds: seconds, parts: gap.parts }));
} finally {
  await cloud.close();
  rmSync(directory, { recursive: true });
}

async function push(tag: string): Promise<DeployReport> {
  const config = v.parse(schema, {
    name: 'access-log',
    cluster: 'bench',
    region: 'ap-northeast-1',
    network: { vpc: 'vpc-0be0', subnets: ['subnet-0be0'], securityGroups: ['sg-0be0'] },
    fluentd: { image: `registry.example/fluentd:${tag}` },
    batch: { image: `registry.example/batch:${tag}` },
  });
  const world = openWorld({ region: 'ap-northeast-1' });
  return await deploy(world, toDesired(config), { wait: true, timeoutMs: 600_000, force: false });
}
