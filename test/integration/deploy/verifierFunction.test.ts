import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifiedAfter } from '../../../src/commands/afterwards.io.ts';
import { verifierFunction } from '../../../src/resources/verifier-function/verifierFunction.io.ts';
import { type Account, desiredOf, openAccount, writes } from './cloud.ts';

const section = '{"state":"s3://logs/verify"}';
const answer = { outcome: 'different', identity: 'unique', verifiedUntil: '2026-11-22T14:35:00Z', states: { lost: 1 } };
let account: Account;

beforeAll(async () => {
  account = await openAccount({
    lambda: {
      functions: {
        verifier: {
          program: () => ({ ...answer, totals: { missing: '7' } }),
          variables: { NODE_OPTIONS: '--trace-warnings' },
        },
        'verifier-page': { program: () => 'page' },
        failing: {
          program: () => {
            throw new Error('could not read the ledger');
          },
        },
      },
    },
  });
});
afterAll(async () => {
  await account.close();
});

/** What one deploy would do to some functions, and does. */
async function keepCurrent(functions: readonly string[], settings: string) {
  const [world, desired] = [account.open(), { ...desiredOf(), verifier: { functions, settings } }];
  const observed = await verifierFunction.read(world, desired, {});
  const { differences } = verifierFunction.diff({ desired, observed, standing: {} }, false);
  for (const difference of differences) {
    const step = { resource: 'verifier-function', ...difference };
    await verifierFunction.apply(world, step, { desired, observed, standing: {} });
  }
  return differences.map(({ name, changes }) => [name, ...changes.map(({ path }) => path)].join(' '));
}

test('functions get the code and the settings, and a second deploy finds nothing to do', async () => {
  const names = ['verifier', 'verifier-page'];
  expect(await keepCurrent(names, section)).toEqual(['verifier code settings', 'verifier-page code settings']);
  const before = account.cloud.calls.length;
  expect(await keepCurrent(names, section)).toEqual([]);
  expect(writes(account.cloud.calls.slice(before))).toEqual([]);
  expect(await keepCurrent(names, '{}')).toEqual(['verifier settings', 'verifier-page settings']);
});

test('a deploy that is told of no function asks nothing of Lambda', async () => {
  const before = account.cloud.calls.length;
  expect(await verifierFunction.read(account.open(), desiredOf(), {})).toBeUndefined();
  expect(account.cloud.calls).toHaveLength(before);
});

test('a function that there is not ends the plan, before anything is written', async () => {
  await expect(keepCurrent(['verifier', 'other'], section)).rejects.toThrow('there is no function "other"');
});

const good = {
  status: 'good',
  outputs: {},
  data: {},
  text: 'succeeded',
  markdown: '### ✅',
  failure: undefined,
} as const;
const after = (name: string) => verifiedAfter(account.open(), name, good, new AbortController().signal);

test('after a deploy the function is asked, and a loss that it confirms is a failure', async () => {
  expect(await after('verifier')).toMatchObject({
    status: 'not good',
    failure: 'verification: lines are lost: 7 in 1 window; verified until 2026-11-22T14:35:00.000Z',
  });
});

test.each([
  { name: 'failing', says: 'the function ended with an error, which its log has' },
  { name: 'verifier-page', says: 'its answer is not that of a verification' },
  { name: 'other', says: 'could not read what "other" verifies' },
])('what "$name" cannot say is unknown, and the deploy is as good as it was', async ({ name, says }) => {
  const { status, text } = await after(name);
  expect(status).toBe('good');
  expect(text).toContain(`verification: whether lines are lost is unknown: ${says}`);
});
