import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Account, openAccount } from '../deploy/cloud.ts';

const config = `name: access-log
cluster: production
region: ap-northeast-1
network: { vpc: vpc-0a1b, subnets: [subnet-0a], securityGroups: [sg-0a] }
fluentd: { image: 'registry.example/xxx-fluentd:1' }
batch: { image: 'registry.example/xxx-batch:1' }
volume: { type: docker }
discovery: { namespace: internal }
`;

let account: Account;
let folder = '';
beforeEach(async () => {
  account = await openAccount();
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
  await writeFile(join(folder, 'legacy-log-ecs.yml'), config);
});
afterEach(async () => {
  await account.close();
  await rm(folder, { recursive: true, force: true });
});

function cli(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const options = ['--config', join(folder, 'legacy-log-ecs.yml')];
  return new Promise((resolve) => {
    // AWS_ENDPOINT_URL stands in the environment since the account was opened.
    execFile(process.execPath, ['cli/main.ts', ...args, ...options], (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

test('plan, deploy and deploy again: what would be done, that it was done, and that there is nothing to do', async () => {
  const plan = await cli('plan');
  expect(plan).toMatchObject({ status: 0, stderr: '' });
  expect(plan.stdout).toContain('+ service access-log: there is no service of that name');
  const drifted = await cli('plan', '--detect-drift', '--json');
  expect(drifted.status).toBe(3);
  expect(drifted.stderr).toContain('drifted: service access-log in cluster production differs from its configuration');
  expect(JSON.parse(drifted.stdout)).toMatchObject({ outcome: 'drifted' });
  const first = await cli('deploy', '--json');
  expect(first.status).toBe(0);
  expect(JSON.parse(first.stdout)).toMatchObject({ outcome: 'succeeded', endpoint: 'fluentd.internal:24224' });
  expect(first.stderr).toContain('service access-log in cluster');
  const second = await cli('deploy', '--json');
  expect(JSON.parse(second.stdout)).toMatchObject({ outcome: 'unchanged', writes: 0, calls: 8 });
  expect((await cli('plan', '--detect-drift')).status).toBe(0);
});

test('a refused read ends with status 2, a line of what to do, and the same in the JSON', async () => {
  account.cloud.failNext('DescribeServices', { code: 'AccessDeniedException', message: 'no' });
  const { status, stdout, stderr } = await cli('deploy', '--json');
  expect(status).toBe(2);
  expect(stderr).toBe(
    'could not read service "access-log" in cluster "production": AccessDeniedException: no\n  hint: the role needs ecs:DescribeServices\n',
  );
  expect(JSON.parse(stdout)).toMatchObject({ error: 'ReadFailed', hint: 'the role needs ecs:DescribeServices' });
});

test('doctor looks at everything that the deploy needs, and a world that is well ends with status 0', async () => {
  const { status, stdout, stderr } = await cli('doctor', '--json');
  expect({ status, fails: JSON.parse(stdout).counts.fail }).toEqual({ status: 0, fails: 0 });
  expect(stderr).toContain('OK    vpc: enableDnsSupport and enableDnsHostnames of vpc-0a1b are on');
  expect(stderr).toContain('OK    plan: to do: create namespace internal');
  expect(account.cloud.calls.filter(({ write }) => write)).toEqual([]);
});
