import { expect, test } from 'vitest';
import type { Finding } from '../../../src/doctor/check.ts';
import { judgeRole } from '../../../src/doctor/checks/roles.ts';
import { principalOf } from '../../../src/doctor/iam/caller.ts';
import { callerNeeds } from '../../../src/doctor/iam/callerNeeds.ts';
import { type Decision, decisionsOf } from '../../../src/doctor/iam/decision.ts';
import { executionNeeds } from '../../../src/doctor/iam/executionNeeds.ts';
import { judgeRights } from '../../../src/doctor/iam/judgeRights.ts';
import { doubtsOf, keyArns } from '../../../src/doctor/iam/secretKeys.ts';
import { seen } from '../../../src/doctor/seen.ts';
import { toDesired } from '../../../src/render/toDesired.ts';
import type { Step } from '../../../src/resources/step.ts';
import { configOf } from '../../support/config.ts';
import { allowedBy } from '../../support/examples.ts';

const denied = { kind: 'unseen', because: 'iam:Get is not allowed', missing: 'iam:Get' } as const;
const absent = { kind: 'absent', because: 'no such role' } as const;
const inWords = ({ result, because, mend }: Finding) => [
  `${result}: ${because}`,
  ...(mend === undefined ? [] : [mend]),
];

const trust = (statement: object) => encodeURIComponent(JSON.stringify({ Statement: [statement] }));
const service = { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' };
const trusted = 'ok: roles.task r is there, and trusts ecs-tasks.amazonaws.com';
const untrusted = 'fail: roles.task r does not trust ecs-tasks.amazonaws.com';

test.each([
  { name: 'the service', read: seen(trust(service)), says: trusted },
  {
    name: 'a list with it',
    read: seen(
      trust({
        ...service,
        Principal: { Service: ['ec2.amazonaws.com', 'ecs-tasks.amazonaws.com'] },
        Action: ['sts:*'],
      }),
    ),
    says: trusted,
  },
  {
    name: 'another service',
    read: seen(trust({ ...service, Principal: { Service: 'ecs.amazonaws.com' } })),
    says: untrusted,
  },
  { name: 'a denial', read: seen(trust({ ...service, Effect: 'Deny' })), says: untrusted },
  { name: 'another action', read: seen(trust({ ...service, Action: 'sts:TagSession' })), says: untrusted },
  { name: 'no JSON', read: seen('%7B'), says: 'skip: whom roles.task r trusts is not told' },
  { name: 'nothing', read: seen(undefined), says: 'skip: whom roles.task r trusts is not told' },
  { name: 'no role', read: absent, says: 'fail: roles.task r is not there' },
  { name: 'a refusal', read: denied, says: 'skip: iam:Get is not allowed' },
])('a role that trusts $name', ({ read, says }) => {
  expect(inWords(judgeRole('roles.task', 'r', read))[0]).toBe(says);
});

const need = { actions: ['a:Get'], resource: 'r' };

const part = (
  EvalResourceDecision: 'allowed' | 'implicitDeny' | 'explicitDeny',
  MissingContextValues: string[] = [],
) => ({
  EvalResourceName: 'r',
  EvalResourceDecision,
  MissingContextValues,
});

test.each([
  { name: 'allowed', results: [{ EvalDecision: 'allowed' as const }], verdict: 'allowed' },
  { name: 'denied by nothing', results: [{ EvalDecision: 'implicitDeny' as const }], verdict: 'denied' },
  { name: 'denied', results: [{ EvalDecision: 'explicitDeny' as const }], verdict: 'denied' },
  {
    name: 'denied by nothing, where the thing has a policy',
    results: [{ EvalDecision: 'implicitDeny' as const }],
    ownPolicy: true,
    verdict: 'perhaps',
  },
  {
    name: 'denied, where the thing has a policy',
    results: [{ EvalDecision: 'explicitDeny' as const }],
    ownPolicy: true,
    verdict: 'denied',
  },
  {
    name: 'denied for want of a condition’s value',
    results: [{ EvalDecision: 'implicitDeny' as const, MissingContextValues: ['aws:SourceIp'] }],
    verdict: 'perhaps',
  },
  {
    name: 'allowed by one of two ARNs',
    results: [{ EvalDecision: 'implicitDeny' as const }, { EvalDecision: 'allowed' as const }],
    verdict: 'allowed',
  },
  { name: 'something new', results: [{}], verdict: 'perhaps' },
  {
    name: 'allowed by one of two ARNs, where IAM tells of both in one result',
    results: [
      { EvalDecision: 'implicitDeny' as const, ResourceSpecificResults: [part('implicitDeny'), part('allowed')] },
    ],
    verdict: 'allowed',
  },
  {
    name: 'denied for want of a value that stands with its ARN alone',
    results: [
      { EvalDecision: 'implicitDeny' as const, ResourceSpecificResults: [part('implicitDeny', ['ecs:cluster'])] },
    ],
    verdict: 'perhaps',
  },
  {
    name: 'denied by nothing, where the thing’s name is not known',
    results: [{ EvalDecision: 'implicitDeny' as const }],
    unnamed: true,
    verdict: 'perhaps',
  },
])('an action that is $name', ({ results, ownPolicy = false, unnamed = false, verdict }) => {
  const named = results.map((result) => ({ EvalActionName: 'a:Get', EvalDecision: undefined, ...result }));
  expect(decisionsOf({ ...need, ownPolicy, unnamed }, named)).toMatchObject([
    { action: 'a:Get', resource: 'r', verdict },
  ]);
});

test.each([
  { by: undefined, result: { EvalDecision: 'implicitDeny' as const } },
  { by: 'a policy', result: { EvalDecision: 'explicitDeny' as const } },
  {
    by: 'the organization',
    result: { EvalDecision: 'explicitDeny' as const, OrganizationsDecisionDetail: { AllowedByOrganizations: false } },
  },
  {
    by: 'the permissions boundary',
    result: {
      EvalDecision: 'implicitDeny' as const,
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    },
  },
])('what is denied by $by is told so: no statement that allows would mend it', ({ by, result }) => {
  const [decision] = decisionsOf(need, [{ EvalActionName: 'a:Get', ...result }]);
  expect([decision?.verdict, decision?.by]).toEqual(['denied', by]);
  const [finding] = judgeRights('me', [need], seen(decision ? [decision] : []));
  expect(finding?.mend?.startsWith('add ')).toBe(by === undefined);
});

const decided = (verdict: Decision['verdict']) => seen([{ action: 'a:Get', resource: 'r', verdict }]);

test.each([
  { read: decided('allowed'), says: [['ok: IAM allows me a:Get']] },
  {
    read: decided('denied'),
    says: [['fail: me may not a:Get', 'add {"Effect":"Allow","Action":["a:Get"],"Resource":"r"}']],
  },
  {
    read: decided('perhaps'),
    says: [
      [
        'warn: no policy of me is known to allow a:Get',
        'unless a condition, another name of the thing or its own policy does, add {"Effect":"Allow","Action":["a:Get"],"Resource":"r"}',
      ],
    ],
  },
  { read: seen([]), says: [['skip: of what me may do IAM did not tell a:Get']] },
  { read: denied, says: [['skip: iam:Get is not allowed']] },
  { read: absent, says: [['skip: IAM does not know me: no such role']] },
])('rights: $says', ({ read, says }) => {
  expect(judgeRights('me', [need], read).map(inWords)).toEqual(says);
});

test.each([
  { arn: 'arn:aws:sts::111122223333:assumed-role/deploy/s', is: { kind: 'role', name: 'deploy' } },
  { arn: 'arn:aws:iam::111122223333:user/ci/me', is: { kind: 'user', arn: 'arn:aws:iam::111122223333:user/ci/me' } },
  { arn: 'arn:aws:iam::111122223333:root', is: { kind: 'root' } },
  { arn: 'arn:aws:sts::111122223333:federated-user/me', is: { kind: 'other' } },
])('$arn is $is.kind', ({ arn, is }) => {
  expect(principalOf({ account: '111122223333', arn })).toEqual(is);
});

const place = { partition: 'aws', region: 'eu-west-1', account: '111122223333' };
const roles = { execution: 'arn:aws:iam::111122223333:role/execution', task: 'arn:aws:iam::111122223333:role/task' };
const desired = toDesired(configOf({ roles }));
const step = (resource: string, action: Step['action']): Step => ({
  resource,
  action,
  name: '',
  reason: '',
  changes: [],
});

test('a first deploy needs nothing that the policy of the deploying role does not allow', () => {
  const needed = callerNeeds(desired, place, undefined).flatMap(({ actions }) => actions);
  expect(allowedBy('iam-deploy')).toEqual(expect.arrayContaining(needed));
  expect(needed).toEqual(expect.arrayContaining(['ecs:CreateService', 'iam:PassRole', 'logs:CreateLogGroup']));
});

test('an update needs what its steps call, on what they change, and no right to create', () => {
  const needs = callerNeeds(desired, place, [step('task-definition', 'update'), step('service', 'update')]);
  expect(needs.map(({ actions, resource }) => `${actions.join(' ')} on ${resource}`)).toMatchInlineSnapshot(`
    [
      "ecs:RegisterTaskDefinition ecs:TagResource on arn:aws:ecs:eu-west-1:111122223333:task-definition/access-log:*",
      "iam:PassRole on arn:aws:iam::111122223333:role/execution",
      "iam:PassRole on arn:aws:iam::111122223333:role/task",
      "ecs:UpdateService ecs:DescribeServices on arn:aws:ecs:eu-west-1:111122223333:service/production/access-log",
      "ecs:DescribeTasks on arn:aws:ecs:eu-west-1:111122223333:task/production/00000000000000000000000000000000",
      "ecs:ListTasks on *",
      "servicediscovery:ListInstances on *",
    ]
  `);
  expect(needs[1]?.context).toEqual({ 'iam:PassedToService': 'ecs-tasks.amazonaws.com' });
  expect(callerNeeds(desired, place, [])).toEqual([]);
});

test('the functions and the app have needs of their own', () => {
  const app = toDesired(configOf({ app: { service: 'web', container: 'app' } }));
  const all = { ...app, verifier: { functions: ['verifier'], settings: '{}' } };
  const steps = [step('app-service', 'update'), step('verifier-function', 'update'), step('log-group', 'update')];
  const role = 'arn:aws:iam::111122223333:role/web';
  const apps = [{ cluster: 'production', service: 'web', family: 'shop-web', roles: [role, role] }];
  const needs = callerNeeds(all, place, steps, apps);
  expect(needs.map(({ actions, resource }) => `${actions.join(' ')} on ${resource}`)).toMatchInlineSnapshot(`
    [
      "lambda:UpdateFunctionCode lambda:UpdateFunctionConfiguration on arn:aws:lambda:eu-west-1:111122223333:function:verifier",
      "logs:PutRetentionPolicy on arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/access-log",
      "ecs:RegisterTaskDefinition ecs:TagResource on arn:aws:ecs:eu-west-1:111122223333:task-definition/shop-web:*",
      "iam:PassRole on arn:aws:iam::111122223333:role/web",
      "ecs:UpdateService on arn:aws:ecs:eu-west-1:111122223333:service/production/web",
      "ecs:TagResource ecs:DescribeServices on arn:aws:ecs:eu-west-1:111122223333:service/production/access-log",
      "ecs:DescribeTasks on arn:aws:ecs:eu-west-1:111122223333:task/production/00000000000000000000000000000000",
      "ecs:ListTasks on *",
      "servicediscovery:ListInstances on *",
    ]
  `);
});

test('the execution role needs to pull from ECR, to log, to read secrets and to decrypt them', () => {
  const secret = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf';
  const config = configOf({
    fluentd: { image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/fluentd:1' },
    batch: { image: 'registry.example/batch:1', secrets: { URL: `${secret}:url::`, KEY: 'team/key' } },
  });
  const needs = executionNeeds(toDesired(config), place, ['arn:aws:kms:eu-west-1:111122223333:key/1']);
  expect(needs.map(({ actions, resource }) => `${actions.join(' ')} on ${resource}`)).toMatchInlineSnapshot(`
    [
      "ecr:GetAuthorizationToken on *",
      "ecr:BatchGetImage ecr:GetDownloadUrlForLayer on arn:aws:ecr:eu-west-1:111122223333:repository/fluentd",
      "logs:CreateLogStream logs:PutLogEvents on arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/access-log:log-stream:fluentd/fluentd/task",
      "secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf",
      "ssm:GetParameters on arn:aws:ssm:eu-west-1:111122223333:parameter/team/key",
      "kms:Decrypt on arn:aws:kms:eu-west-1:111122223333:key/1",
    ]
  `);
});

const own = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf';
const foreign = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:db-AbCdEf';
const uuid = '1234abcd-12ab-34cd-56ef-1234567890ab';

test.each([
  { name: 'an ARN', key: 'arn:aws:kms:eu-west-1:111122223333:key/1', is: ['arn:aws:kms:eu-west-1:111122223333:key/1'] },
  { name: 'an id', key: uuid, is: [`arn:aws:kms:eu-west-1:111122223333:key/${uuid}`] },
  { name: 'an alias', key: 'alias/db', is: [] },
  { name: 'nothing', key: undefined, is: [] },
])('the key of a secret that is named by $name', ({ key, is }) => {
  expect(keyArns(new Map([[own, seen(key === undefined ? {} : { KmsKeyId: key })]]))).toEqual(is);
});

test.each([
  { name: 'AWS’s own key', arn: own, key: undefined, says: [] },
  { name: 'AWS’s own key by its alias', arn: own, key: 'alias/aws/secretsmanager', says: [] },
  {
    name: 'an alias',
    arn: own,
    key: 'alias/db',
    says: [
      `skip: ${own} is encrypted with alias/db; which key that is, and whether role r may decrypt with it, is not looked up`,
    ],
  },
  {
    name: 'a key of another account, whose secret it is',
    arn: foreign,
    key: uuid,
    says: [
      `warn: ${foreign} is of account 444455556666, whose policies of the secret and of its key have to let role r in too, and are not looked at`,
    ],
  },
  {
    name: 'another account’s own key of Secrets Manager',
    arn: foreign,
    key: undefined,
    says: [
      `fail: ${foreign} is of account 444455556666 and encrypted with that account’s own key of Secrets Manager, with which nobody else can decrypt`,
    ],
  },
])('a secret that is encrypted with $name', ({ arn, key, says }) => {
  const secrets = new Map([[arn, seen(key === undefined ? {} : { KmsKeyId: key })]]);
  expect(doubtsOf(secrets, '111122223333', 'role r').map((one) => inWords(one)[0])).toEqual(says);
});
