import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
