import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAction } from '../../../local/github/runner.ts';

let workspace = '';
let requests: string[] = [];
const server = createServer((request, response) => {
  requests.push(String(request.headers['x-amz-target']));
  response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify({ __type: 'AccessDeniedException', message: 'User is not authorized' }));
});

beforeEach(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'bundle-'));
  requests = [];
  if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  rmSync(workspace, { recursive: true });
  server.close();
});

const aws = () => ({
  AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIATEST',
  AWS_SECRET_ACCESS_KEY: 'the-secret-of-the-test',
});

const good = `name: access-log
cluster: production
network: { vpc: vpc-0a1b, subnets: [subnet-0a], securityGroups: [sg-0a] }
fluentd: { image: '\${FLUENTD_IMAGE}' }
batch: { image: 'registry.example/batch:1' }
volume: { type: efs, fileSystem: fs-0a, accessPoint: fsap-0a }
discovery: { namespace: internal }
`;

function run(inputs: Readonly<Record<string, string>>, event = 'push') {
  return runAction({ inputs, event, workspace, env: aws() });
}

test('the bundle starts, and a missing configuration is one clear failure line', async () => {
  const { exitCode, outputs, log } = await run({ config: 'nowhere.yml' });
  expect(exitCode).toBe(1);
  expect(outputs.outcome).toBe('failed');
  expect(log.filter((line) => line.startsWith('::error'))).toHaveLength(1);
  expect(log.join('\n')).toContain('nowhere.yml');
  expect(requests).toEqual([]);
});

test('every problem of the configuration is an annotation at its place, and nothing is sent', async () => {
  writeFileSync(
    join(workspace, 'legacy-log-ecs.yml'),
    good.replace('namespace: internal', 'namspace: internal, ttl: -1'),
  );
  const { exitCode, log } = await run({ 'fluentd-image': 'registry.example/fluentd:1' });
  expect(exitCode).toBe(1);
  const errors = log.filter((line) => line.startsWith('::error') && line.includes('file='));
  expect(errors).toHaveLength(2);
  expect(errors[0]).toContain('line=7,');
  expect(errors.join('\n')).toContain('discovery.namspace');
  expect(requests).toEqual([]);
});

test('an annotation stands at its place and does not repeat it', async () => {
  writeFileSync(join(workspace, 'legacy-log-ecs.yml'), good.replace('namespace: internal', 'namspace: internal'));
  const { log } = await run({ 'fluentd-image': 'registry.example/fluentd:1' });
  expect(log.find((line) => line.includes('file='))).toBe(
    '::error title=legacy-log-ecs,file=legacy-log-ecs.yml,line=7,col=14::discovery.namspace is not a known setting%0A  hint: did you mean "namespace"?',
  );
});

test.each([
  { name: 'command', inputs: { command: 'deplyo' }, words: '"deplyo" is not a command; hint: did you mean "deploy"?' },
  { name: 'wait', inputs: { wait: 'yes' }, words: 'input wait is "yes"' },
])('input $name outside its range is refused before the configuration is read', async ({ inputs, words }) => {
  const { exitCode, log } = await run(inputs);
  expect(exitCode).toBe(1);
  expect(log.join('\n')).toContain(words);
  expect(requests).toEqual([]);
});

test('auto on an event without a meaning is refused', async () => {
  writeFileSync(join(workspace, 'legacy-log-ecs.yml'), good);
  const { exitCode, log } = await run({ 'fluentd-image': 'registry.example/fluentd:1' }, 'release');
  expect(exitCode).toBe(1);
  expect(log.join('\n')).toContain('the event "release"');
  expect(requests).toEqual([]);
});

test('an input that does not concern the command is not looked at', async () => {
  writeFileSync(join(workspace, 'legacy-log-ecs.yml'), good);
  const { exitCode, outputs } = await run({
    command: 'check',
    'fluentd-image': 'registry.example/fluentd:1',
    wait: '?',
  });
  expect({ exitCode, outcome: outputs.outcome }).toEqual({ exitCode: 0, outcome: 'checked' });
});

/** A run on an event as a runner has it: its name, its payload in a file, its ref. */
function runOn(event: string, payload: unknown, env: Readonly<Record<string, string>>) {
  writeFileSync(join(workspace, 'legacy-log-ecs.yml'), good);
  const path = join(workspace, 'event.json');
  writeFileSync(path, JSON.stringify(payload));
  const inputs = { 'fluentd-image': 'registry.example/fluentd:1' };
  return runAction({ inputs, event, workspace, env: { GITHUB_EVENT_PATH: path, ...env } });
}

test('a pull request from a fork, which has no credentials, has its configuration checked, and says why no more', async () => {
  const repo = (full_name: string) => ({ repo: { full_name } });
  const payload = { pull_request: { head: repo('somebody/app'), base: repo('org/app') } };
  const { exitCode, outputs, log, summary } = await runOn('pull_request', payload, {});
  expect({ exitCode, outputs }).toEqual({ exitCode: 0, outputs: { outcome: 'checked', changed: 'false' } });
  expect(log).toContain(
    '::notice title=legacy-log-ecs::only the configuration is checked: GitHub gives no credentials to a pull request from a fork',
  );
  expect(summary).toContain('`legacy-log-ecs.yml` is good');
});

test.each([
  {
    name: 'a tag',
    payload: {},
    ref: 'refs/tags/v1',
    words: 'on the push of refs/tags/v1; hint: write command: deploy',
  },
  { name: 'a deletion', payload: { deleted: true }, ref: 'refs/heads/old', words: 'on the deletion of refs/heads/old' },
])(
  'auto deploys nothing on the push of $name, and fails, as it may have been meant to',
  async ({ payload, ref, words }) => {
    const { exitCode, outputs, log } = await runOn('push', payload, { ...aws(), GITHUB_REF: ref });
    expect({ exitCode, outcome: outputs.outcome }).toEqual({ exitCode: 1, outcome: 'failed' });
    expect(log.at(-1)).toContain(`::error::command is auto, which deploys nothing ${words}`);
    expect(requests).toEqual([]);
  },
);

test('an event that cannot be read is not guessed', async () => {
  writeFileSync(join(workspace, 'legacy-log-ecs.yml'), good);
  const env = { ...aws(), GITHUB_EVENT_PATH: join(workspace, 'nowhere.json') };
  const { exitCode, log } = await runAction({ inputs: {}, event: 'push', workspace, env });
  expect(exitCode).toBe(1);
  expect(log.at(-1)).toContain("::error::could not read the workflow's event from ");
});

test('render writes the inputs of the calls and the image folders, with the image of the input', async () => {
  writeFileSync(join(workspace, 'legacy-log-ecs.yml'), good);
  const { exitCode, outputs } = await run({
    command: 'render',
    'fluentd-image': 'registry.example/fluentd:7',
    'output-directory': 'out',
  });
  expect({ exitCode, outcome: outputs.outcome }).toEqual({ exitCode: 0, outcome: 'rendered' });
  expect(readdirSync(join(workspace, 'out'))).toEqual(
    expect.arrayContaining([
      'batch',
      'discovery-service.json',
      'fluentd',
      'namespace.json',
      'service.json',
      'task-definition.json',
    ]),
  );
  const task = JSON.parse(readFileSync(join(workspace, 'out/task-definition.json'), 'utf8'));
  expect(task.containerDefinitions[0].image).toBe('registry.example/fluentd:7');
  expect(requests).toEqual([]);
});

test('a refusal by AWS names the permission that is missing, and the secret key is masked before anything else', async () => {
  writeFileSync(join(workspace, 'legacy-log-ecs.yml'), good);
  const { exitCode, outputs, log } = await run({ command: 'deploy', 'fluentd-image': 'registry.example/fluentd:1' });
  expect({ exitCode, outcome: outputs.outcome }).toEqual({ exitCode: 1, outcome: 'failed' });
  expect(log[0]).toBe('::add-mask::the-secret-of-the-test');
  expect(log.slice(1).join('\n')).not.toContain('the-secret-of-the-test');
  expect(log.join('\n')).toMatch(/ecs:DescribeServices|servicediscovery:ListNamespaces|logs:DescribeLogGroups/);
  expect(requests.some((target) => /Create|Update|Register|Put/.test(target))).toBe(false);
});
