import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type GithubServer, startGithub } from '../../../local/github/api/server.ts';
import type { Repository, Token } from '../../../local/github/api/state.ts';
import { startAction } from '../action/start.ts';
import { type Account, openAccount } from '../deploy/cloud.ts';

const bot = { login: 'github-actions[bot]', type: 'Bot' } as const;
const writer: Token = {
  ...bot,
  token: 'writes',
  permissions: { 'pull-requests': 'write', deployments: 'write' },
};
const reader: Token = { ...bot, token: 'reads', permissions: { 'pull-requests': 'read' } };

let repository: Repository;
let github: GithubServer;
let account: Account;
let folder: string;
beforeEach(async () => {
  repository = { name: 'org/shop', pullRequests: [7], tokens: [writer, reader], comments: [], deployments: [] };
  folder = mkdtempSync(join(tmpdir(), 'event-'));
  writeFileSync(join(folder, 'event.json'), JSON.stringify({ pull_request: { number: 7 } }));
  [github, account] = await Promise.all([startGithub(repository), openAccount()]);
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([github.close(), account.close()]);
});

const config = `name: access-log
cluster: production
network: { vpc: vpc-0a1b, subnets: [subnet-0a, subnet-0b], securityGroups: [sg-0a] }
fluentd: { image: 'registry.example/xxx-fluentd:1' }
batch: { image: 'registry.example/xxx-batch:1' }
volume: { type: docker }
discovery: { namespace: internal }
`;

function start(inputs: Readonly<Record<string, string>>, text = config) {
  return startAction({
    config: text,
    inputs,
    env: {
      AWS_ENDPOINT_URL: account.cloud.endpoint,
      AWS_REGION: 'ap-northeast-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'the-local-key',
      GITHUB_API_URL: github.endpoint,
      GITHUB_REPOSITORY: 'org/shop',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
      GITHUB_RUN_ID: '42',
    },
  });
}

const strange = 101;

test('a plan is one comment, found behind a hundred others, brought up to date, and never somebody else’s', async () => {
  for (let id = 1; id <= strange; id += 1) {
    repository.comments.push({ id, issue: 7, user: { login: 'mona', type: 'User' }, body: `${id}` });
  }
  const first = await start({ command: 'plan', 'github-token': 'writes' });
  expect(first.exitCode).toBe(0);
  expect(first.log).toContain('::add-mask::writes');
  const own = repository.comments[strange];
  expect(own?.user).toEqual(bot);
  expect(own?.body).toMatch(
    /^<!-- legacy-log-ecs plan [0-9a-f]{16} -->\n### Plan for `access-log` in `production`: 5 steps\n/,
  );
  expect(own?.body.replace(/^.*\n/, '')).toBe(first.summary.replace(/\n$/, ''));

  const plan = own?.body ?? '';
  // Whoever copies the marker in front of ours is not taken for us.
  repository.comments.unshift({ id: 900, issue: 7, user: { login: 'mona', type: 'User' }, body: plan });
  const again = await start({ command: 'plan', 'github-token': 'writes' });
  expect(again.exitCode).toBe(0);
  expect(repository.comments).toHaveLength(strange + 2);
  expect(again.log).toContain(
    'the comment of the pull request is unchanged: https://github.com/org/shop/pull/7#issuecomment-102',
  );

  const broken = await start({ command: 'plan', 'github-token': 'writes' }, config.replace('vpc-0a1b', 'nonsense'));
  expect(broken.exitCode).toBe(1);
  expect(repository.comments).toHaveLength(strange + 2);
  expect(repository.comments[0]?.body).toBe(plan);
  expect(repository.comments.at(-1)?.body).toMatch(/^<!-- .* -->\n### ❌ The configuration cannot be used\n/);
});

test('a token that may only read, as that of a fork, leaves the plan in the summary and says which right is missing', async () => {
  const { exitCode, log, summary } = await start({ command: 'plan', 'github-token': 'reads' });
  expect(exitCode).toBe(0);
  expect(repository.comments).toEqual([]);
  expect(summary).toContain('### Plan for');
  expect(log.filter((line) => line.startsWith('::notice'))).toEqual([
    expect.stringMatching(
      /^::notice title=legacy-log-ecs::the plan stands in the job summary, and in no comment: Resource not accessible by integration.*; the job needs permissions: pull-requests: write, which the pull request of a fork never has$/,
    ),
  ]);
});

test('a deploy is a GitHub Deployment of its commit, and its end a status with the page of the run', async () => {
  const { exitCode } = await start({ command: 'deploy', 'github-token': 'writes', 'github-deployment': 'production' });
  expect(exitCode).toBe(0);
  const common = { environment: 'production', log_url: 'https://github.com/org/shop/actions/runs/42' };
  expect(repository.deployments).toEqual([
    {
      id: 1,
      ref: '0123456789abcdef0123456789abcdef01234567',
      environment: 'production',
      statuses: [
        { ...common, state: 'in_progress', description: 'the deploy has begun' },
        { ...common, state: 'success', description: 'succeeded' },
      ],
    },
  ]);
});

test('a deployment that GitHub refuses is a warning, and the deploy goes on', async () => {
  const { exitCode, log } = await start({
    command: 'deploy',
    'github-token': 'reads',
    'github-deployment': 'production',
    wait: 'false',
  });
  expect(exitCode).toBe(0);
  expect(log.filter((line) => line.startsWith('::warning title=legacy-log-ecs::GitHub could not'))).toEqual([
    expect.stringMatching(/Not Found.*; the job needs permissions: deployments: write$/),
  ]);
});
