import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseTemplate } from '../../../scripts/template/parse.ts';
import { settingsText, toVerifier } from '../../../src/render/verifier.ts';
import { configOf } from '../../support/config.ts';

const database = { engine: 'postgres', secret: 'app/database', table: 'access_log', time: 'logged_at' } as const;
const section = { logs: [{ group: '/app/access' }], database, state: 's3://logs/verify' };
const parametersOf = (verify: NonNullable<Parameters<typeof configOf>[0]>['verify'], region?: string) =>
  toVerifier(configOf({ verify, ...(region && { region }) }))?.parameters ?? { Settings: '' };

test('the template’s parameters follow from the configuration', () => {
  const { Settings, ...parameters } = parametersOf(section, 'eu-west-1');
  expect(parameters).toMatchInlineSnapshot(`
    {
      "LogGroupArns": "arn:aws:logs:eu-west-1:*:log-group:/app/access:*",
      "MostVerifiedUntilAgeSeconds": "26100",
      "Name": "access-log-verifier",
      "SecretArn": "arn:aws:secretsmanager:eu-west-1:*:secret:app/database-??????",
      "SecurityGroupIds": "sg-0a",
      "StateBucket": "logs",
      "StatePrefix": "verify/",
      "SubnetIds": "subnet-0a,subnet-0b",
    }
  `);
  expect(JSON.parse(Settings)).toMatchObject({ ...section, settle: '10m', lostAfter: '6h' });
});

test('every parameter that is written is one of the template’s', () => {
  const { Parameters = {} } = parseTemplate(readFileSync('lambda/template.yaml', 'utf8'));
  const known = new Set(Object.keys(Parameters));
  const iam = { ...database, secret: undefined, user: 'verifier', host: 'db.example' };
  const written = [section, { ...section, database: iam }].flatMap((verify) => Object.keys(parametersOf(verify)));
  expect(written.filter((name) => !known.has(name))).toEqual([]);
});

test('ARNs are taken as they are, a group’s with or without its end, and each once', () => {
  const arn = 'arn:aws:logs:eu-west-1:123456789012:log-group:/old';
  const secret = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:database-AbCdEf';
  const logs = [{ group: arn }, { group: `${arn}:*` }, { group: '/new' }];
  expect(parametersOf({ ...section, logs, database: { ...database, secret } })).toMatchObject({
    LogGroupArns: `${arn}:*,arn:aws:logs:*:*:log-group:/new:*`,
    SecretArn: secret,
  });
});

test.each([
  { state: 's3://logs', prefix: '' },
  { state: 's3://logs/', prefix: '' },
  { state: 's3://logs/a/b', prefix: 'a/b/' },
  { state: 's3://logs/a/', prefix: 'a/' },
])('of $state the prefix is "$prefix"', ({ state, prefix }) => {
  expect(parametersOf({ ...section, state })).toMatchObject({ StateBucket: 'logs', StatePrefix: prefix });
});

test.each([
  { name: 'five minutes by default', given: {}, seconds: '26100' },
  { name: 'an hour', given: { window: '1h' }, seconds: '29400' },
  {
    name: 'a day’s bucket, which may have 25 hours',
    given: { database: { ...database, bucket: 'day' } },
    seconds: '115800',
  },
  { name: 'a bucket of 15 minutes', given: { database: { ...database, bucket: '15m' } }, seconds: '26700' },
])('how old verifiedUntil may be with windows of $name', ({ given, seconds }) => {
  expect(parametersOf({ ...section, ...given })).toMatchObject({ MostVerifiedUntilAgeSeconds: seconds });
});

test('a section that is too long for a Lambda’s environment stands in the ledger’s bucket', () => {
  const verify = configOf({ verify: section }).verify;
  if (!verify) throw new Error('there is a section');
  const bytes = Buffer.byteLength(JSON.stringify(verify));
  expect(settingsText(verify, bytes)).toBe(JSON.stringify(verify));
  expect(settingsText(verify, bytes - 1)).toBe('s3://logs/verify/settings.json');
});

test('without a ledger in S3 there is no Lambda', () => {
  expect(toVerifier(configOf())).toBeUndefined();
  expect(toVerifier(configOf({ verify: { ...section, state: 'file:.ledger' } }))).toBeUndefined();
});
