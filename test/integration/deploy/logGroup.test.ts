import {
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyLogGroup } from '../../../src/resources/log-group/apply.io.ts';
import { diffLogGroup } from '../../../src/resources/log-group/diff.ts';
import { readLogGroup } from '../../../src/resources/log-group/read.io.ts';
import { type Account, openAccount } from './cloud.ts';

let account: Account;
beforeEach(async () => {
  account = await openAccount();
});
afterEach(async () => {
  await account.close();
});

const logGroupName = '/ecs/access-log';
const unset = { logGroupName, tags: { 'legacy-log-ecs': 'access-log' } };

/** How long the group keeps its events; null is for ever. */
async function retention(): Promise<number | null | undefined> {
  const { logGroups = [] } = await account.open().logs.send(new DescribeLogGroupsCommand({}));
  const group = logGroups.find((candidate) => candidate.logGroupName === logGroupName);
  return group && (group.retentionInDays ?? null);
}

test('a group that is made keeps its events for 30 days where nothing else is said', async () => {
  await applyLogGroup(account.open(), unset, undefined);
  expect(await retention()).toBe(30);
});

test('a group of which the answer was lost keeps them as long as any other that is made', async () => {
  account.cloud.failNext('CreateLogGroup', { code: 'Lost', message: 'the network failed', afterwards: true });
  await applyLogGroup(account.open(), unset, undefined);
  expect(await retention()).toBe(30);
});

test('a group whose time could not be set is told of, and the next run sets it', async () => {
  account.cloud.failNext('PutRetentionPolicy', { code: 'AccessDeniedException', message: 'no' });
  await expect(applyLogGroup(account.open(), unset, undefined)).rejects.toMatchObject({
    hint: 'the role needs logs:PutRetentionPolicy; the group is there now, and keeps its events for ever until the next run has set how long',
  });
  expect(await retention()).toBe(null);
  const found = await readLogGroup(account.open(), unset);
  expect(diffLogGroup(unset, found)).toMatchObject([{ action: 'update', changes: [{ after: 30 }] }]);
  await applyLogGroup(account.open(), unset, found);
  expect(await retention()).toBe(30);
  expect(diffLogGroup(unset, await readLogGroup(account.open(), unset))).toEqual([]);
});

test('a deploy that says nothing of it changes no group', async () => {
  const { logs } = account.open();
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 365 }));
  expect((await account.push()).report.outcome).toBe('succeeded');
  expect(await retention()).toBe(365);
});
