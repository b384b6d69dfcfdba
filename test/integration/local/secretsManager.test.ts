import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSecretsManager } from '../../../local/aws/secretsManager/secretsManager.ts';
import { type LocalAws, startLocalAws } from '../../support/localAws.ts';

const arn = 'arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:app/database-AbC123';
const secrets = { [arn]: '{"host":"db","port":5432}', 'arn:aws:ssm:r:1:parameter/url': 'postgres://' };

let aws: LocalAws;

beforeAll(async () => {
  aws = await startLocalAws({ secrets });
});

afterAll(() => aws.close());

test.each([
  { name: 'its ARN', SecretId: arn },
  { name: 'its ARN without the last six characters', SecretId: arn.slice(0, -7) },
  { name: 'its name', SecretId: 'app/database' },
])('a secret is read by $name', async ({ SecretId }) => {
  const answered = await aws.secrets.send(new GetSecretValueCommand({ SecretId }));
  expect(answered).toMatchObject({ ARN: arn, Name: 'app/database', SecretString: '{"host":"db","port":5432}' });
});

test.each([
  { name: 'a secret that there is none of', input: { SecretId: 'app/other' } },
  { name: 'the beginning of a name', input: { SecretId: 'app/data' } },
  { name: 'a stage before the current one', input: { SecretId: arn, VersionStage: 'AWSPREVIOUS' } },
])('not found: $name', async ({ input }) => {
  await expect(aws.secrets.send(new GetSecretValueCommand(input))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

describe('a container’s valueFrom gives', () => {
  const { source } = makeSecretsManager(secrets);
  test.each([
    { name: 'a whole secret', valueFrom: arn, value: '{"host":"db","port":5432}' },
    { name: 'a member of a JSON secret', valueFrom: `${arn}:host::`, value: 'db' },
    { name: 'a number as text', valueFrom: `${arn}:port::`, value: '5432' },
    { name: 'a parameter', valueFrom: 'arn:aws:ssm:r:1:parameter/url', value: 'postgres://' },
    { name: 'nothing where there is no such member', valueFrom: `${arn}:password::`, value: undefined },
    { name: 'nothing where there is no such secret', valueFrom: 'arn:none', value: undefined },
  ])('$name', ({ valueFrom, value }) => {
    expect(source.value(valueFrom)).toBe(value);
  });
});
