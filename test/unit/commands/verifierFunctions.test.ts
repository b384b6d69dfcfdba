import { expect, test } from 'vitest';
import { verifierFunctions } from '../../../src/commands/verifierFunctions.ts';
import { configOf } from '../../support/config.ts';

const database = { engine: 'postgres', secret: 'database', table: 'access_log', time: 'logged_at' } as const;
const config = configOf({ verify: { logs: [{ group: '/app' }], database, state: 's3://logs/verify' } });

test('functions are named one by one, with the section as their settings', () => {
  const { verifier } = verifierFunctions(
    config,
    'verifier, verifier-backfill,,arn:aws:lambda:eu-west-1:123456789012:function:page',
  );
  expect(verifier?.functions).toEqual([
    'verifier',
    'verifier-backfill',
    'arn:aws:lambda:eu-west-1:123456789012:function:page',
  ]);
  expect(JSON.parse(verifier?.settings ?? '')).toMatchObject({ state: 's3://logs/verify', settle: '10m' });
});

test.each([undefined, '', ' , '])('%j names none, and a deploy leaves them alone', (names) => {
  expect(verifierFunctions(configOf(), names)).toEqual({});
});

test('a function without a verification is refused before anything is sent', () => {
  expect(() => verifierFunctions(configOf(), 'verifier')).toThrow('the configuration has no verification for one');
});
