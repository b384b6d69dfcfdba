import { expect, test } from 'vitest';
import { environmentOf } from '../../../../../local/aws/ecs/agent/environment.ts';

const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:app/database-AbC123';
const known: Readonly<Record<string, string>> = {
  [arn]: '{"host":"db","port":5432}',
  'arn:aws:ssm:r:1:parameter/url': 'postgres://',
};
const secrets = { value: (wanted: string) => known[wanted] };

test.each([
  { name: 'a whole secret', valueFrom: arn, value: '{"host":"db","port":5432}' },
  { name: 'a key of a secret that is JSON', valueFrom: `${arn}:host::`, value: 'db' },
  { name: 'a number as text', valueFrom: `${arn}:port::`, value: '5432' },
  { name: 'a parameter', valueFrom: 'arn:aws:ssm:r:1:parameter/url', value: 'postgres://' },
])('a container’s secret is $name', ({ valueFrom, value }) => {
  const definition = { environment: [{ name: 'A', value: '1' }], secrets: [{ name: 'SECRET', valueFrom }] };
  expect(environmentOf(definition, secrets)).toEqual({ A: '1', SECRET: value });
});

test.each([
  { name: 'no such key', valueFrom: `${arn}:password::` },
  { name: 'no such secret', valueFrom: 'arn:none' },
  { name: 'a key of a secret that is no JSON', valueFrom: 'arn:aws:ssm:r:1:parameter/url:host' },
])('a container with $name cannot start', ({ valueFrom }) => {
  const definition = { name: 'batch', secrets: [{ name: 'SECRET', valueFrom }] };
  expect(() => environmentOf(definition, secrets)).toThrow("Secrets Manager can't find the specified secret.");
});
