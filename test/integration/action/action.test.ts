import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Account, openAccount } from '../deploy/cloud.ts';
import { defaults, startAction } from './start.ts';

let account: Account;
beforeEach(async () => {
  account = await openAccount();
});
afterEach(async () => {
  await account.close();
});

const aws = () => ({
  AWS_ENDPOINT_URL: account.cloud.endpoint,
  AWS_REGION: 'ap-northeast-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'the-local-key',
});

function configOf({ fluentd = 'xxx-fluentd:1', batch = 'xxx-batch:1' }): string {
  return `name: access-log
cluster: production
network: { vpc: vpc-0a1b, subnets: [subnet-0a, subnet-0b], securityGroups: [sg-0a] }
fluentd: { image: 'registry.example/${fluentd}' }
batch: { image: 'registry.example/${batch}' }
volume: { type: docker }
discovery: { namespace: internal }
`;
}

const neverHealthy = configOf({ fluentd: 'never-healthy:1' });

describe('a job that is cancelled', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s in mid-wait says what state things are in, sets the outputs, and fails',
    async (signal) => {
      const { exitCode, log, outputs, summary } = await startAction({
        config: neverHealthy,
        env: aws(),
        onLine: (line, child) => line.startsWith('waiting for ') && child.kill(signal),
      });
      expect(exitCode).toBe(1);
      expect(outputs).toMatchObject({
        outcome: 'in-progress',
        changed: 'true',
        endpoint: 'fluentd.internal:24224',
        'service-arn': expect.stringContaining(':service/production/access-log'),
        'task-definition-arn': expect.stringContaining(':task-definition/access-log:1'),
        'deployment-id': expect.stringContaining(':service-deployment/'),
      });
      expect(JSON.parse(outputs.plan ?? '')).toHaveLength(5);
      expect(log.at(-1)).toMatch(
        /^::error::deploy of service "access-log" in cluster "production" is not over: the wait was cancelled; the rollout goes on: /,
      );
      expect(summary).toMatch(
        /^### ⏳ Not over, no longer watched: `access-log` in `production`\n\n\*\*Why:\*\* the wait was cancelled; /,
      );
    },
  );

  test('and killed before it could say anything has told what it knew', async () => {
    const { exitCode, outputs } = await startAction({
      config: neverHealthy,
      env: aws(),
      onLine: (line, child) => line.startsWith('waiting for ') && child.kill('SIGKILL'),
    });
    expect(exitCode).toBeNull();
    expect(Object.keys(outputs)).toEqual(
      expect.arrayContaining(['plan', 'endpoint', 'task-definition-arn', 'service-arn']),
    );
    expect(outputs).not.toHaveProperty('outcome');
  });

  test('while AWS makes the namespace says so, and what the plan was', async () => {
    const { exitCode, log, outputs } = await startAction({
      config: neverHealthy,
      env: aws(),
      onLine: (line, child) => line.startsWith('create namespace') && child.kill('SIGTERM'),
    });
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ outcome: 'failed', endpoint: 'fluentd.internal:24224' });
    expect(JSON.parse(outputs.plan ?? '').map((step: { result: string }) => step.result)).toEqual([
      'failed',
      ...Array(4).fill('not reached'),
    ]);
    // The signal comes while the call is under way, or while AWS works on what it began.
    expect(log.at(-1)).toMatch(
      /^::error::deploy of service "access-log" in cluster "production" failed: the run was cancelled.* namespace "internal".*; no step is done; not begun: create discovery-service "fluentd", .*; hint: .*run again to /,
    );
  });
});

test('a rollout that fails sets the outputs, and its reason is told once, by the container that began it', async () => {
  const { exitCode, log, outputs, summary } = await startAction({
    config: configOf({ fluentd: 'never-healthy:1', batch: 'crasher:1' }),
    env: aws(),
  });
  expect(exitCode).toBe(1);
  expect(outputs).toMatchObject({
    outcome: 'failed',
    'service-arn': expect.stringContaining(':service/production/access-log'),
    'task-definition-arn': expect.stringContaining(':task-definition/access-log:1'),
  });
  expect(outputs).not.toHaveProperty('address');
  const errors = log.filter((line) => line.startsWith('::error'));
  expect(errors).toEqual([log.at(-1)]);
  expect(errors[0]).toContain('container batch exited with 3');
  expect(summary).toMatch(
    /^### ❌ The deploy failed: `access-log` in `production`\n\n\*\*Why:\*\* container batch exited with 3/,
  );
});

test('inputs that a workflow hands over empty mean their defaults: a push deploys and waits', async () => {
  const inputs = Object.fromEntries(Object.keys(defaults).map((name) => [name, '']));
  const { exitCode, log, outputs } = await startAction({ config: configOf({}), inputs, env: aws() });
  expect({ exitCode, outcome: outputs.outcome }).toEqual({ exitCode: 0, outcome: 'succeeded' });
  expect(log).toContain('::group::legacy-log-ecs deploy');
});

test('a read that AWS refuses is one failure line with the permission, in the summary too', async () => {
  account.cloud.failNext('DescribeServices', { code: 'AccessDeniedException', message: 'no' });
  const { exitCode, log, outputs, summary } = await startAction({ config: neverHealthy, env: aws() });
  expect({ exitCode, outputs }).toEqual({ exitCode: 1, outputs: { outcome: 'failed', changed: 'false' } });
  expect(log.filter((line) => line.includes('AccessDeniedException'))).toEqual([
    '::error::could not read service "access-log" in cluster "production": AccessDeniedException: no; hint: the role needs ecs:DescribeServices',
  ]);
  expect(summary).toContain('**Hint:** the role needs ecs:DescribeServices');
});

test('of thirty problems nine are annotations, which leaves one for the failure line, and all are told', async () => {
  const unknown = Array.from({ length: 30 }, (_, index) => `unknown${index}: 1\n`).join('');
  const { exitCode, log, summary } = await startAction({ config: `${neverHealthy}${unknown}`, env: aws() });
  expect(exitCode).toBe(1);
  expect(log.filter((line) => line.startsWith('::error'))).toHaveLength(10);
  expect(log.at(-1)).toBe('::error::the configuration has 30 problems; nothing was sent to AWS');
  for (let index = 0; index < 30; index += 1) {
    expect(log.filter((line) => line.includes(`unknown${index} `))).toHaveLength(1);
    expect(summary).toContain(`unknown${index} `);
  }
  expect(account.cloud.calls).toEqual([]);
});

test('a summary that cannot be written does not make a failure of a deploy that went well', async () => {
  const env = { ...aws(), GITHUB_STEP_SUMMARY: '/nowhere/summary.md' };
  const { exitCode, log, outputs } = await startAction({ config: configOf({}), env });
  expect({ exitCode, outcome: outputs.outcome }).toEqual({ exitCode: 0, outcome: 'succeeded' });
  expect(log.at(-1)).toContain('::warning::the job summary could not be written: ');
});
