import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allowedBy, allowedByTemplate, ofDoctor } from '../../support/examples.ts';

const prefixes: Readonly<Record<string, string>> = {
  ecs: 'ecs',
  servicediscovery: 'servicediscovery',
  'cloudwatch-logs': 'logs',
  'secrets-manager': 'secretsmanager',
  s3: 's3',
  lambda: 'lambda',
  efs: 'elasticfilesystem',
  'route-53': 'route53',
};

/** What only takes away, or serves that: no deploy calls it. */
const removing = /(^|\/)(remove|list|users|deregister|cloudMapTags)\.io\.ts$/;

/** The IAM actions of the commands and paginators that the files of some folders import, at once or when they are needed. */
function calledBy(...folders: readonly string[]): readonly string[] {
  return actionsIn(folders, (name) => !removing.test(name));
}

function actionsIn(folders: readonly string[], isWanted: (name: string) => boolean): readonly string[] {
  const texts = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && isWanted(name))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  );
  const actions = texts.flatMap((text) =>
    [...text.matchAll(/\{([^}]*)\} (?:from|= await import\()\s*'@aws-sdk\/client-([a-z0-9-]+)'/g)].flatMap(
      ([, names = '', client = '']) =>
        [...names.matchAll(/\bpaginate(\w+)|(\w+)Command\b/g)].map(
          ([, paginated, sent]) => `${prefixes[client] ?? client}:${paginated ?? sent}`,
        ),
    ),
  );
  return [...new Set(actions)].sort();
}

/** The rooms of the deploy that call AWS. */
const deploying = ['src/resources', 'src/tasks', 'src/rollout', 'src/endpoint', 'src/deploy'];

const reads = /:(BatchGet|Describe|Get|List|Simulate)/;

/** What AWS asks for beside a call. Source: "AWS Cloud Map API permissions reference"; tags given at creation; Invoke, which is called so. */
const beside = [
  'ec2:DescribeRegions',
  'ec2:DescribeVpcs',
  'iam:PassRole',
  'lambda:InvokeFunction',
  'logs:TagResource',
  'route53:ChangeResourceRecordSets',
  'route53:CreateHostedZone',
  'route53:ListHostedZonesByName',
  'servicediscovery:TagResource',
];

/** Of the workflow, which pushes the images with the same role. */
const pushing = /^ecr:/;

test('calls are found where they are made', () => {
  expect(calledBy(...deploying)).toContain('ecs:RegisterTaskDefinition');
  expect(calledBy('src/verify')).toContain('logs:StartQuery');
});

test('the deploying role may make exactly the calls that a deploy makes', () => {
  const allowed = allowedBy('iam-deploy', (sid) => sid !== ofDoctor).filter((action) => !pushing.test(action));
  expect(allowed).toEqual([...calledBy(...deploying), ...beside].sort());
});

test('the deploying and the planning role may make exactly the calls of the doctor, in a statement of their own', () => {
  // With the plan's own reads these are all of a plan.
  const shared = [
    'logs:DescribeLogGroups',
    'ecs:DescribeServices',
    'ecs:DescribeTaskDefinition',
    'servicediscovery:ListNamespaces',
  ];
  // Everybody may ask who they are.
  const free = 'sts:GetCallerIdentity';
  const calls = calledBy('src/doctor').filter((action) => action !== free && !shared.includes(action));
  expect(allowedBy('iam-plan', (sid) => sid === ofDoctor)).toEqual(calls);
  expect(allowedBy('iam-deploy', (sid) => sid === ofDoctor)).toEqual(calls);
  expect(allowedBy('iam-plan', (sid) => sid !== ofDoctor)).toEqual(expect.arrayContaining(shared));
});

test('the planning role may only read, and no more than the deploying one', () => {
  expect(allowedBy('iam-plan').filter((action) => !reads.test(action))).toEqual([]);
  expect(allowedBy('iam-deploy')).toEqual(expect.arrayContaining([...allowedBy('iam-plan')]));
});

/** Of the app's own task definition, which goes back to what it was; and what AWS asks for beside the calls. */
const besideOperating = [
  'ecs:RegisterTaskDefinition',
  'ecs:TagResource',
  'iam:PassRole',
  'route53:ChangeResourceRecordSets',
  'route53:DeleteHostedZone',
];

test('the operating role may make exactly the calls of rollback, destroy, revisions, status, logs, exec and run', () => {
  const commands = calledBy('src/undo', 'src/look', 'src/rollout', 'src/tasks', 'src/endpoint', 'src/health');
  const removals = actionsIn(['src/resources'], (name) => removing.test(name));
  const observed = calledBy('src/resources').filter((action) => reads.test(action) && !/^lambda:/.test(action));
  const calls = new Set([...commands, ...removals, ...observed, ...besideOperating]);
  expect(allowedBy('iam-operate')).toEqual([...calls].sort());
});

/** What a Lambda needs to write its log, and to live in a VPC. */
const living = /^ec2:|^logs:(CreateLogGroup|CreateLogStream|PutLogEvents)$/;

/** What AWS asks for beside the calls: of a file that is not there, of a key of one’s own, of a token of RDS IAM. */
const besideVerifying = ['kms:Decrypt', 'rds-db:connect', 's3:ListBucket'];

test('the Lambda’s role may make exactly the calls of a verification, and live in a VPC', () => {
  const calls = [...calledBy('src/verify'), ...besideVerifying].sort();
  expect(allowedBy('iam-verify').filter((action) => !living.test(action))).toEqual(calls);
});

test('the role of the template may do as much as the example’s, and its page only read the ledger', () => {
  const withoutGroup = allowedBy('iam-verify').filter((action) => action !== 'logs:CreateLogGroup');
  expect(allowedByTemplate('VerifierPolicy')).toEqual(withoutGroup);
  expect(allowedByTemplate('PagePolicy').filter((action) => !living.test(action))).toEqual([
    's3:GetObject',
    's3:ListBucket',
  ]);
});

test('the machine of a backfill may start its portions, count them and write their results', () => {
  expect(allowedByTemplate('BackfillPolicy')).toMatchInlineSnapshot(`
    [
      "lambda:InvokeFunction",
      "s3:AbortMultipartUpload",
      "s3:GetObject",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
      "states:DescribeExecution",
      "states:DescribeMapRun",
      "states:StartExecution",
      "states:StopExecution",
    ]
  `);
});
