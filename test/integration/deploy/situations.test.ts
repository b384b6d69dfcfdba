import { rm, writeFile } from 'node:fs/promises';
import { StopTaskCommand } from '@aws-sdk/client-ecs';
import { DeregisterInstanceCommand } from '@aws-sdk/client-servicediscovery';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plan } from '../../../src/deploy/deploy.io.ts';
import { type Account, crashFile, desiredOf, instances, openAccount, registered, tasks, writes } from './cloud.ts';

// The table of situations stands in test/unit/situations; here is what the stand-in itself makes of some of them.

let account: Account;
beforeEach(async () => {
  account = await openAccount();
});
afterEach(async () => {
  await account.close();
});

test('tasks that crash in a loop leave an unchanged deploy degraded, with the cause first and nothing written', async () => {
  await account.push({ batch: 'late-crasher:1' });
  try {
    await writeFile(crashFile, '');
    await expect.poll(() => tasks(account, 'STOPPED'), { timeout: 20_000 }).toHaveLength(2);
    const { report, calls } = await account.push({ batch: 'late-crasher:1' });
    expect(report.outcome).toBe('degraded');
    expect(report.because).toMatch(
      /^container batch exited with 4; Essential container in task exited \(\d+ tasks crashed lately/,
    );
    expect(report.health).toMatchObject({ verdict: 'degraded', stops: [{ kind: 'failure' }] });
    expect(report.lastLines).toMatchObject({ container: 'batch' });
    expect(writes(calls)).toEqual([]);
  } finally {
    await rm(crashFile, { force: true });
  }
});

test('a registration that Cloud Map lost in the first minute of a task may yet come: a deploy waits, and brings it back with a new task', async () => {
  const first = await account.push();
  const { id, serviceId } = await registered(account);
  await account.open().cloudMap.send(new DeregisterInstanceCommand({ ServiceId: serviceId, InstanceId: id }));
  await expect.poll(() => instances(account, serviceId), { timeout: 10_000 }).toEqual([]);
  expect((await plan(account.open(), desiredOf())).health).toMatchObject({
    verdict: 'degraded',
    listening: { state: 'no' },
  });
  const { report, calls } = await account.push();
  expect(writes(calls)).toEqual(['UpdateService']);
  expect(report).toMatchObject({ outcome: 'succeeded', taskDefinitionArn: first.report.taskDefinitionArn });
  expect(report.steps[0]?.reason).toContain('ECS registers a task only when it starts');
  expect(await instances(account, serviceId)).toHaveLength(1);
});

test('where no task finds a place, a deploy of nothing says why at once, and once there is room it waits for the task', async () => {
  await account.push();
  account.cloud.adversity.unplaceable =
    'no container instance met all of its requirements. The closest matching (container-instance 0ab1) has insufficient memory available.';
  const [running] = await tasks(account, 'RUNNING');
  await account.open().ecs.send(new StopTaskCommand({ cluster: 'production', task: running?.taskArn }));
  await expect.poll(() => tasks(account, 'RUNNING'), { timeout: 10_000 }).toEqual([]);
  await expect
    .poll(async () => (await plan(account.open(), desiredOf())).health?.because, { timeout: 10_000 })
    .toMatch(/^was unable to place/);
  const { report } = await account.push();
  expect(report).toMatchObject({ outcome: 'degraded', health: { listening: { state: 'no' } } });
  expect(report.because).toMatch(/^was unable to place a task because no container instance/);
  expect(report.hint).toContain('no host has so much left');
  account.cloud.adversity.unplaceable = undefined;
  await expect.poll(() => tasks(account, 'RUNNING'), { timeout: 10_000 }).toHaveLength(1);
  expect((await account.push()).report.outcome).toBe('unchanged');
});

test('a service that is not shown for a while after its creation is not gone', async () => {
  account.cloud.adversity.newServicesHiddenMs = 4_000;
  expect((await account.push()).report.outcome).toBe('succeeded');
});

test('a task that cannot be set up, and one whose host goes away, are told as what they are', async () => {
  account.cloud.adversity.setUpFails = 'Timeout waiting for network interface provisioning to complete.';
  const failed = await account.push();
  expect(failed.report.because).toMatch(
    /^Timeout waiting for network interface provisioning to complete\. \(the rollout failed, and nothing ran before/,
  );
  expect(failed.report.health?.listening.state).toBe('no');
  account.cloud.adversity.setUpFails = undefined;
  expect((await account.push()).report.outcome).toBe('succeeded');
  account.cloud.takeHosts('SpotInterruption', 'Your Spot Task was interrupted.');
  const after = await account.push();
  expect(after.report).toMatchObject({ outcome: 'unchanged', writes: 0 });
});
