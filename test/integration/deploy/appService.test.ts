import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { DeleteServiceCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plan } from '../../../src/deploy/deploy.io.ts';
import { failureLine } from '../../../src/report/deploy/failureLine.ts';
import { planText } from '../../../src/report/deploy/planText.ts';
import { appDefinition, createApp, deployApp, readApp, readRevision, registerApp, runningApp } from './app.ts';
import { type Account, crashing, desiredOf, openAccount, type Wanted, writes } from './cloud.ts';

const app = { service: 'web', container: 'app' };
const withForwarder = {
  ...app,
  forwarder: {
    image: 'xxxxxxxxxxx.dkr.ecr.ap-northeast-1.amazonaws.com/xxx-forwarder:1',
    volume: 'app-logs',
    path: '/var/log/app',
    files: ['access.log*'],
  },
};

let account: Account;
beforeEach(async () => {
  account = await openAccount();
});
afterEach(async () => {
  await account.close();
});

async function planned(wanted: Wanted): Promise<string> {
  const text = planText(await plan(account.open(), desiredOf(wanted)));
  return text.replace(/now: 127\.\S+ is listening since \S+ \S+ UTC/, 'now: ADDRESS is listening since TIME');
}

function containerOf({ said }: Awaited<ReturnType<typeof runningApp>>, name = 'app'): ContainerDefinition {
  return said.containerDefinitions?.find((container) => container.name === name) ?? {};
}

/** The variables of a container, by name. */
function variables(container: ContainerDefinition): Record<string, string | undefined> {
  return Object.fromEntries((container.environment ?? []).map(({ name = '', value }) => [name, value]));
}

describe('an app that is set up', () => {
  test('is told where to send once the name leads there, and keeps everything else', async () => {
    await createApp(account);
    const before = await runningApp(account);
    const { report, calls, lines } = await account.push({ app });
    expect(report).toMatchObject({ outcome: 'succeeded', app: { service: 'web', outcome: 'succeeded' } });
    expect(report.because).toMatch(
      /; fluentd\.internal:24224 leads to it, 127\.[0-9.]+; its sender, service "web" in cluster/,
    );
    expect(report.deploymentId).toContain('/access-log/');
    expect(report.app?.deploymentId).toContain('/web/');
    expect(writes(calls).slice(-4)).toEqual([
      'CreateService',
      'TagResource',
      'RegisterTaskDefinition',
      'UpdateService',
    ]);
    const operations = calls.map(({ operation }) => operation);
    expect(operations.indexOf('GetInstancesHealthStatus')).toBeLessThan(operations.indexOf('TagResource'));
    expect(lines.join('\n')).toContain('(service web)');
    const after = await runningApp(account);
    expect(after).toMatchObject({ revision: 2, tags: before.tags });
    expect(variables(containerOf(after))).toEqual({
      MODE: 'production',
      EMPTY: '',
      FLUENTD_HOST: 'fluentd.internal',
      FLUENTD_PORT: '24224',
    });
    const others = ({ environment: _, dockerLabels: __, ...rest }: ContainerDefinition) => rest;
    expect(others(containerOf(after))).toEqual(others(containerOf(before)));
    expect(containerOf(after).dockerLabels?.team).toBe('shop');
    expect(containerOf(after, 'nginx')).toEqual(containerOf(before, 'nginx'));
    expect({ ...after.said, containerDefinitions: [] }).toEqual({ ...before.said, containerDefinitions: [] });
  });

  test('gets a forwarder beside it, on a volume that both see; a second deploy writes nothing', async () => {
    await createApp(account);
    expect(await planned({ app: withForwarder })).toMatchInlineSnapshot(`
      "service access-log in cluster production: 6 steps
        + namespace internal: there is no private DNS namespace of that name in vpc-0a1b
            + Vpc: vpc-0a1b
            + SOA.TTL: 10
        + discovery-service fluentd: there is no service of that name in the namespace
            + DnsRecords.A.TTL: 10
        + log-group /ecs/access-log: there is no log group of that name
            + retentionInDays: 30
        + task-definition access-log: no service runs a revision of it yet
        + service access-log: there is no service of that name
        ~ app-service web: nothing tells it yet where to send
            + containerDefinitions.access-log-forwarder: {"image":"xxxxxxxxxxx.dkr.ecr.ap-northeast-1.amazonaws.com/xxx-forwarder:1","cpu":64,"memoryReservation":128,"essential":true,"restartPolicy":{"enabled":true,"restartAttemptPeriod":60},"environment":{"FORWARD_HOST":"hash:215f09581c0a","FORWARD_PORT":"hash:ae5468929ce0","FORWARD_TAG":"hash:2ded983d8134","LOG_PATHS":"hash:6a95a94c9f0c"},"mountPoints":{"/var/log/app":"app-logs:read and write"},"stopTimeout":120,"dockerLabels":{"legacy-log-ecs.access-log":"hash:eba5e162735c"},"logConfiguration":{"lo… (682 characters)
            + containerDefinitions.app.dependsOn.access-log-forwarder: START
            + containerDefinitions.app.environment.FLUENTD_HOST: fluentd.internal
            + containerDefinitions.app.environment.FLUENTD_PORT: 24224
            + containerDefinitions.app.mountPoints./var/log/app: app-logs:read and write
            + volumes.app-logs: {"name":"app-logs"}
            + tags.legacy-log-ecs:app: production/web"
    `);
    const { report } = await account.push({ app: withForwarder });
    expect(report.outcome).toBe('succeeded');
    const after = await runningApp(account);
    expect(after.said.volumes).toEqual([
      { name: 'cache', host: {} },
      { name: 'app-logs', host: {} },
    ]);
    const mount = { sourceVolume: 'app-logs', containerPath: '/var/log/app', readOnly: false };
    expect(containerOf(after)).toMatchObject({
      mountPoints: [mount],
      dependsOn: [{ containerName: 'access-log-forwarder', condition: 'START' }],
    });
    const forwarder = containerOf(after, 'access-log-forwarder');
    expect(forwarder).toMatchObject({ mountPoints: [mount], essential: true, restartPolicy: { enabled: true } });
    expect(variables(forwarder)).toEqual({
      FORWARD_HOST: 'fluentd.internal',
      FORWARD_PORT: '24224',
      FORWARD_TAG: 'app.access',
      LOG_PATHS: '/var/log/app/access.log*',
    });
    const again = await account.push({ app: withForwarder });
    expect(again.report).toMatchObject({ outcome: 'unchanged', writes: 0, steps: [], app: { outcome: 'unchanged' } });
    expect(again.calls.filter(({ operation }) => operation === 'DescribeTaskDefinition')).toHaveLength(2);
  });

  test('whose own pipeline deployed a fresh revision is said to lack what was added, and gets it again', async () => {
    await createApp(account);
    await account.push({ app });
    await deployApp(account, await registerApp(account, appDefinition('web:2')));
    expect(await planned({ app })).toMatchInlineSnapshot(`
      "service access-log in cluster production: 1 step
        ~ app-service web: somebody has deployed web:3, which lacks what was added
            + containerDefinitions.app.environment.FLUENTD_HOST: fluentd.internal
            + containerDefinitions.app.environment.FLUENTD_PORT: 24224
        now: ADDRESS is listening since TIME"
    `);
    await account.push({ app });
    const after = await runningApp(account);
    expect(containerOf(after).image).toMatch(/web:2$/);
    expect(variables(containerOf(after))).toMatchObject({ MODE: 'production', FLUENTD_HOST: 'fluentd.internal' });
  });

  test('whose pipeline changes the image of what runs keeps what was added, and needs nothing', async () => {
    await createApp(account);
    await account.push({ app });
    const { said } = await runningApp(account);
    const { status: _, requiresAttributes: __, compatibilities: ___, registeredBy: ____, ...own } = said;
    const containers = said.containerDefinitions?.map((it) =>
      it.name === 'app' ? { ...it, image: String(it.image).replace('web:1', 'web:2') } : it,
    );
    await deployApp(account, await registerApp(account, { ...own, family: 'web', containerDefinitions: containers }));
    expect((await account.push({ app })).report).toMatchObject({ outcome: 'unchanged', writes: 0 });
  });

  test('whose variable was changed by hand gets it back', async () => {
    await createApp(account);
    await account.push({ app: withForwarder });
    const { said } = await runningApp(account);
    const { status: _, requiresAttributes: __, compatibilities: ___, registeredBy: ____, ...own } = said;
    const containers = said.containerDefinitions?.map((it) => ({
      ...it,
      environment: it.environment?.map((one) => (one.name === 'FLUENTD_HOST' ? { ...one, value: 'hunter2' } : one)),
    }));
    await deployApp(account, await registerApp(account, { ...own, family: 'web', containerDefinitions: containers }));
    expect(await planned({ app: withForwarder })).toMatchInlineSnapshot(`
      "service access-log in cluster production: 1 step
        ~ app-service web: what was added to it differs
            ~ containerDefinitions.app.environment.FLUENTD_HOST: hash:4ddbb67bf993 → fluentd.internal
        now: ADDRESS is listening since TIME"
    `);
    await account.push({ app: withForwarder });
    expect(variables(containerOf(await runningApp(account))).FLUENTD_HOST).toBe('fluentd.internal');
    expect((await account.push({ app: withForwarder })).report).toMatchObject({ outcome: 'unchanged', writes: 0 });
  });

  test('is compared in what runs, and a newer revision that nobody deployed is told and stays', async () => {
    await createApp(account);
    const newer = await registerApp(account, appDefinition('web:9'));
    expect(await planned({ app })).toContain('; web:2, which is newer and not deployed, stays as it is');
    await account.push({ app });
    const after = await runningApp(account);
    expect(after.revision).toBe(3);
    expect(containerOf(after).image).toMatch(/web:1$/);
    expect((await readRevision(account, newer)).said.status).toBe('ACTIVE');
  });
});

describe('an app that is given up', () => {
  test('has what it had before, by `app: false`; with `app` only left out nothing of it is read or touched', async () => {
    const definition = appDefinition();
    definition.containerDefinitions?.[0]?.environment?.push({ name: 'FLUENTD_HOST', value: 'localhost' });
    await createApp(account, definition);
    const before = await runningApp(account);
    await account.push({ app: withForwarder });
    const leftOut = await account.push();
    expect(leftOut.report).toMatchObject({ outcome: 'unchanged', writes: 0 });
    expect(JSON.stringify(leftOut.calls)).not.toContain('"web"');
    expect(await planned({ app: false })).toMatchInlineSnapshot(`
      "service access-log in cluster production: 1 step
        ~ app-service web: what was added to it is not wanted any more
            - containerDefinitions.access-log-forwarder: {"image":"xxxxxxxxxxx.dkr.ecr.ap-northeast-1.amazonaws.com/xxx-forwarder:1","cpu":64,"memoryReservation":128,"essential":true,"restartPolicy":{"enabled":true,"restartAttemptPeriod":60},"environment":{"FORWARD_HOST":"hash:215f09581c0a","FORWARD_PORT":"hash:ae5468929ce0","FORWARD_TAG":"hash:2ded983d8134","LOG_PATHS":"hash:6a95a94c9f0c"},"mountPoints":{"/var/log/app":"app-logs:read and write"},"stopTimeout":120,"dockerLabels":{"legacy-log-ecs.access-log":"hash:eba5e162735c"},"logConfiguration":{"lo… (682 characters)
            - containerDefinitions.app.dependsOn.access-log-forwarder: START
            ~ containerDefinitions.app.environment.FLUENTD_HOST: hash:215f09581c0a → hash:410dec60703f
            - containerDefinitions.app.environment.FLUENTD_PORT: hash:ae5468929ce0
            - containerDefinitions.app.mountPoints./var/log/app: app-logs:read and write
            - volumes.app-logs: {"name":"app-logs"}
        now: ADDRESS is listening since TIME"
    `);
    const { report } = await account.push({ app: false });
    expect(report).toMatchObject({ outcome: 'succeeded', app: { service: 'web', outcome: 'succeeded' } });
    const after = await runningApp(account);
    expect(after.revision).toBe(3);
    expect({ said: after.said, tags: after.tags }).toEqual({ said: before.said, tags: before.tags });
    const again = await account.push({ app: false });
    expect(again.report).toMatchObject({ outcome: 'unchanged', writes: 0 });
  });

  test('may be gone by then', async () => {
    await createApp(account);
    await account.push({ app });
    await account.open().ecs.send(new DeleteServiceCommand({ cluster: 'production', service: 'web', force: true }));
    await expect.poll(async () => (await readApp(account)).status, { timeout: 10_000 }).toBe('INACTIVE');
    expect((await account.push({ app: false })).report).toMatchObject({ outcome: 'unchanged', writes: 0 });
  });

  test('was never set up, and `app: false` finds nothing to do', async () => {
    await createApp(account);
    const { report, calls } = await account.push({ app: false });
    expect(report.outcome).toBe('succeeded');
    expect(JSON.stringify(calls)).not.toContain('"web"');
  });
});

describe('an app that cannot be set up', () => {
  test('is told before anything is written: no such service, no such container', async () => {
    await expect(account.push({ app })).rejects.toThrow(
      'app: service "web" in cluster "production" cannot be set up: there is no service of that name',
    );
    await createApp(account);
    await expect(account.push({ app: { ...app, container: 'web' } })).rejects.toMatchObject({
      message: 'app: service "web" in cluster "production" cannot be set up: it has no container "web"',
      hint: 'app.container is one of app, nginx',
    });
    expect(
      account.cloud.calls.filter(({ write, input }) => write && JSON.stringify(input).includes('access-log')),
    ).toEqual([]);
  });

  test('is not touched while the log service is not reached', async () => {
    await createApp(account);
    const { report } = await account.push({ ...crashing, app });
    expect(report.outcome).toBe('failed');
    expect(report.steps.at(-1)).toMatchObject({ resource: 'app-service', name: 'web', result: 'not reached' });
    expect(failureLine(report)).toContain('deploy of service "access-log"');
    expect((await runningApp(account)).revision).toBe(1);
  });

  test('whose tasks then fail is rolled back, told as the app’s own failure, and tried again with no twin', async () => {
    await createApp(account, appDefinition('touchy:1'));
    const { report } = await account.push({ app });
    expect(report).toMatchObject({ outcome: 'rolled-back', app: { service: 'web', outcome: 'rolled-back' } });
    expect(failureLine(report)).toMatch(
      /^setting up service "web" in cluster "production" was rolled back: the log service is as wanted, but its sender, service "web" in cluster "production", is not: container app exited with 7; /,
    );
    expect((await runningApp(account)).revision).toBe(1);
    const again = await account.push({ app });
    expect(again.report.outcome).toBe('rolled-back');
    expect(writes(again.calls)).toEqual(['UpdateService']);
  });

  test('is not waited for where nobody waits: its end is not known', async () => {
    await createApp(account);
    await account.push();
    const { report } = await account.push({ app }, { wait: false });
    expect(report).toMatchObject({ outcome: 'in-progress', app: { outcome: 'in-progress' } });
    expect(failureLine(report)).toBeUndefined();
    const next = await account.push({ app });
    expect(next.report).toMatchObject({ writes: 0, app: { outcome: 'unchanged' } });
  });
});

describe('an answer that is lost', () => {
  test.each(['RegisterTaskDefinition', 'UpdateService'])('of %s makes no second one', async (operation) => {
    await createApp(account);
    await account.push();
    account.cloud.failNext(operation, { code: 'ECONNRESET', message: 'lost', afterwards: true });
    const { report, calls } = await account.push({ app });
    expect(report.outcome).toBe('succeeded');
    expect(writes(calls)).toEqual(['TagResource', 'RegisterTaskDefinition', 'UpdateService']);
    expect((await runningApp(account)).revision).toBe(2);
  });
});

test('an app that takes the place of another is set up after the other was given up', async () => {
  await createApp(account);
  await createApp(account, { ...appDefinition(), family: 'shop' }, 'shop');
  await account.push({ app });
  const { report } = await account.push({ app: { ...app, service: 'shop' } });
  expect(report.steps.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
    'web: what was added to it is not wanted any more',
    'shop: nothing tells it yet where to send',
  ]);
  expect(report).toMatchObject({ outcome: 'succeeded', app: { service: 'shop', outcome: 'succeeded' } });
  expect(variables(containerOf(await runningApp(account))).FLUENTD_HOST).toBeUndefined();
  expect(variables(containerOf(await runningApp(account, 'shop'))).FLUENTD_HOST).toBe('fluentd.internal');
});

test('a rollout of the app that goes on is waited for, and one that failed is no success', async () => {
  await createApp(account);
  await account.push({ app });
  const withoutRollback = { deploymentCircuitBreaker: { enable: true, rollback: false } };
  const { said } = await runningApp(account);
  const { status: _, requiresAttributes: __, compatibilities: ___, registeredBy: ____, ...own } = said;
  const containers = said.containerDefinitions?.map((it) => ({
    ...it,
    image: String(it.image).replace('web:1', 'touchy:1'),
  }));
  const broken = await registerApp(account, { ...own, family: 'web', containerDefinitions: containers });
  await account.open().ecs.send(
    new UpdateServiceCommand({
      cluster: 'production',
      service: 'web',
      taskDefinition: broken,
      deploymentConfiguration: withoutRollback,
    }),
  );
  const during = await account.push({ app });
  expect(during.report).toMatchObject({ outcome: 'failed', writes: 0, app: { service: 'web', outcome: 'failed' } });
  const after = await account.push({ app });
  expect(after.report.outcome).toBe('failed');
  expect(after.report.because).toContain('is not: its last rollout failed: ');
});
