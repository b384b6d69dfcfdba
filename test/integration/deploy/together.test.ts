import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Account, openAccount, tasks } from './cloud.ts';

let account: Account;
beforeEach(async () => {
  account = await openAccount();
});
afterEach(async () => {
  await account.close();
});

test('of two deploys at once one wins, and the other one names the deployment that is in charge', async () => {
  await account.push();
  const pushed = await Promise.all([account.push({ batch: 'xxx-batch:2' }), account.push({ batch: 'xxx-batch:3' })]);
  const reports = pushed.map(({ report }) => report);
  const winner = reports.find(({ outcome }) => outcome === 'succeeded');
  const loser = reports.find(({ outcome }) => outcome !== 'succeeded');
  expect(reports.map(({ outcome }) => outcome).toSorted()).toEqual(['succeeded', 'superseded']);
  expect(loser?.because).toContain(winner?.deploymentId);
  const running = await tasks(account, 'RUNNING');
  expect(running.map(({ taskDefinitionArn }) => taskDefinitionArn)).toEqual([winner?.taskDefinitionArn]);
  expect((await account.push({ batch: 'xxx-batch:9' })).report.outcome).toBe('succeeded');
});
