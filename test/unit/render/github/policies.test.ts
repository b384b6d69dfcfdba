import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { policyFiles, workflowFiles } from '../../../../src/render/github/policies.ts';
import { configOf } from '../../../support/config.ts';
import { allowedBy, allowedIn } from '../../../support/examples.ts';

const read = (path: string) => readFileSync(`examples/${path}`, 'utf8');
const workflows = readdirSync('examples/workflows').map((name) => `workflows/${name}`);
const policies = ['trust', 'deploy', 'plan', 'operate', 'verify'].map((role) => `iam-${role}.json`);
const examples = Object.fromEntries([...policies, ...workflows].map((path) => [path, read(path)]));

const whole = configOf({
  region: 'ap-northeast-1',
  roles: { execution: 'arn:aws:iam::123456789012:role/legacy/execution', task: 'arn:aws:iam::123456789012:role/batch' },
  logs: { group: '/shop/log-service' },
});

const textOf = (path: string, files: readonly { path: string; text: string }[]) =>
  files.find((file) => file.path === path)?.text ?? '';

test('the roles trust one environment of the repository each', () => {
  const files = policyFiles(whole, examples, 'shop/web');
  expect(files.map(({ path }) => path)).toEqual([
    'iam/trust-deploy.json',
    'iam/deploy.json',
    'iam/trust-plan.json',
    'iam/plan.json',
    'iam/trust-operate.json',
    'iam/operate.json',
  ]);
  expect(textOf('iam/trust-deploy.json', files)).toContain('"repo:shop/web:environment:log-service"');
  expect(textOf('iam/trust-plan.json', files)).toContain('"repo:shop/web:environment:log-service-plan"');
  expect(textOf('iam/trust-plan.json', files)).toContain('arn:aws:iam::123456789012:oidc-provider/');
});

test('a policy has the names of the configuration, and nothing about what it has not got', () => {
  const deploy = textOf('iam/deploy.json', policyFiles(whole, examples, 'shop/web'));
  const resources = JSON.parse(deploy).Statement.flatMap((one: { Resource: unknown }) => one.Resource);
  expect(deploy).not.toMatch(/\b(REGION|ACCOUNT|CLUSTER|NAME|[A-Z_]*ROLE|APP\w*)\b/);
  expect(resources).toEqual(
    expect.arrayContaining([
      'arn:aws:ecs:ap-northeast-1:123456789012:service/production/access-log',
      'arn:aws:iam::123456789012:role/legacy/execution',
      'arn:aws:iam::123456789012:role/batch',
      'arn:aws:logs:ap-northeast-1:123456789012:log-group:/shop/log-service',
      'arn:aws:logs:ap-northeast-1:123456789012:log-group:/shop/log-service:*',
    ]),
  );
  expect(deploy).not.toContain('TheAppThatSends');
  expect(deploy).not.toContain('TheFunctionsThatVerify');
});

test('a role that is not set is not passed, and without both none is', () => {
  const execution = 'arn:aws:iam::123456789012:role/execution';
  const one = textOf('iam/deploy.json', policyFiles(configOf({ roles: { execution } }), examples, undefined));
  expect(one).toContain('"arn:aws:iam::123456789012:role/execution"');
  expect(one).not.toContain('TASK_ROLE');
  expect(textOf('iam/deploy.json', policyFiles(configOf(), examples, undefined))).not.toContain('ItsRoles');
});

const database = { engine: 'postgres', table: 'access_log', time: 'logged_at' } as const;
const secret = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf';
const verify = {
  logs: [{ group: '/APP/NAME' }, { group: 'arn:aws:logs:us-east-1:444455556666:log-group:/other:*' }],
  since: '2026-05-03T00:00:00Z',
  state: 's3://ledgers/NAME/of/shop/',
  database: { ...database, secret },
};
const verifying = (more: Partial<typeof verify> | { readonly database: object }) =>
  configOf({ region: 'ap-northeast-1', verify: { ...verify, ...more } as typeof verify });

test('the role of a workflow that verifies reads the groups, the secret and the ledger of the configuration, and nothing else', () => {
  const files = policyFiles(verifying({}), examples, 'shop/web');
  expect(textOf('iam/trust-verify.json', files)).toContain('"repo:shop/web:environment:log-service-verify"');
  const { Statement } = JSON.parse(textOf('iam/verify.json', files));
  expect(
    Object.fromEntries(Statement.map((one: { Sid: string; Resource: unknown }) => [one.Sid, one.Resource])),
  ).toMatchInlineSnapshot(`
      {
        "KnowWhatIsThere": "arn:aws:s3:::ledgers",
        "ReachTheDatabase": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf",
        "ReadTheCounts": "*",
        "ReadTheLog": [
          "arn:aws:logs:ap-northeast-1:ACCOUNT:log-group:/APP/NAME:*",
          "arn:aws:logs:us-east-1:444455556666:log-group:/other:*",
        ],
        "ReadTheSecretWhereTheKeyIsYourOwn": "arn:aws:kms:eu-central-1:ACCOUNT:key/KEY",
        "Remember": "arn:aws:s3:::ledgers/NAME/of/shop/*",
      }
    `);
});

test('a database that is signed in to by IAM needs no secret, and a ledger in a folder nothing of S3', () => {
  const signed = { ...database, host: 'db.example', name: 'app', user: 'verifier' };
  const text = textOf(
    'iam/verify.json',
    policyFiles(verifying({ database: signed, state: 'file:ledger' }), examples, undefined),
  );
  expect(allowedIn(text)).toEqual([
    'logs:DescribeLogGroups',
    'logs:FilterLogEvents',
    'logs:GetQueryResults',
    'logs:StartQuery',
    'logs:StopQuery',
    'rds-db:connect',
  ]);
  expect(text).toContain('arn:aws:rds-db:ap-northeast-1:ACCOUNT:dbuser:RESOURCE_ID/verifier');
});

test('what a workflow may that verifies, the Lambda may too, which lives in a VPC besides', () => {
  const text = textOf('iam/verify.json', policyFiles(verifying({}), examples, undefined));
  const living = allowedBy('iam-verify', (sid) => sid === 'LiveInTheVpc');
  const signing = ['rds-db:connect'];
  expect([...allowedIn(text), ...living, ...signing].sort()).toEqual(allowedBy('iam-verify'));
});

test('without a verification no role is made for it', () => {
  expect(policyFiles(configOf(), examples, 'a/b').filter(({ path }) => path.includes('verify'))).toEqual([]);
});

test('each environment that a workflow names is trusted by a rendered role', () => {
  const named = workflows.flatMap((path) =>
    [...read(path).matchAll(/^ {4}environment: (.*)$/gm)].map(([, name]) => name),
  );
  const environments = new Set(named.flatMap((name) => name?.match(/log-service(-\w+)?/g) ?? []));
  expect([...environments].sort()).toEqual([
    'log-service',
    'log-service-operate',
    'log-service-plan',
    'log-service-verify',
  ]);
});

test('what nobody has said stays in capitals, for a person to fill in', () => {
  const trust = textOf('iam/trust-deploy.json', policyFiles(configOf(), examples, undefined));
  expect(trust).toContain('arn:aws:iam::ACCOUNT:oidc-provider/');
  expect(trust).toContain('repo:ORGANISATION/REPOSITORY:environment:log-service');
});

test.each([
  { region: 'cn-north-1', partition: 'aws-cn' },
  { region: 'us-gov-west-1', partition: 'aws-us-gov' },
  { region: 'eu-west-1', partition: 'aws' },
])('ARNs of $region are of the partition $partition', ({ region, partition }) => {
  const trust = textOf('iam/trust-plan.json', policyFiles(configOf({ region }), examples, 'a/b'));
  expect(trust).toContain(`arn:${partition}:iam::`);
});

test('the workflows have the name of the service, and are the user’s own once they stand', () => {
  const files = workflowFiles({ config: 'ops/orders.yml', name: 'Orders', folder: 'log-service' }, examples);
  expect(files.map(({ path, keep }) => [path, keep])).toEqual(workflows.map((path) => [path, true]));
  expect(textOf('workflows/build-and-deploy.yml', files)).toContain('$REGISTRY/orders-fluentd:$TAG');
  for (const { text } of files) {
    expect(text).not.toMatch(/legacy-log-ecs\.yml|access-log/);
    expect(text).toMatch(/^ {10}config: ops\/orders\.yml$/m);
  }
});

test('no deploy is cancelled for another, and whatever changes the service is one group', () => {
  for (const path of ['build-and-deploy', 'manual']) {
    expect(read(`workflows/${path}.yml`)).toContain('  group: log-service-deploy\n  cancel-in-progress: false\n');
  }
});
