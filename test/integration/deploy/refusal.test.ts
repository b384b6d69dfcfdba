import { type AddressInfo, createServer, type Socket } from 'node:net';
import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { DeregisterInstanceCommand, RegisterInstanceCommand } from '@aws-sdk/client-servicediscovery';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deploy, openWorld, plan } from '../../../src/deploy/deploy.io.ts';
import { type Account, desiredOf, fastClock, instances, openAccount, registered } from './cloud.ts';

let account: Account;
beforeEach(async () => {
  account = await openAccount();
});
afterEach(async () => {
  await account.close();
});

describe('the registered address', () => {
  test('beside which another one stands is a failure: senders would reach both', async () => {
    const { report } = await account.push();
    const { serviceId } = await registered(account);
    const twin = { ServiceId: serviceId, InstanceId: 'by-hand', Attributes: { AWS_INSTANCE_IPV4: '127.0.0.9' } };
    await account.open().cloudMap.send(new RegisterInstanceCommand(twin));
    await expect.poll(async () => (await instances(account, serviceId)).length, { timeout: 5_000 }).toBe(2);
    const { report: second } = await account.push();
    expect(second).toMatchObject({ outcome: 'degraded', changed: false });
    expect(second.because).toContain('2 instances are registered for the name: ');
    expect(second.because).toContain(report.address);
  });

  test('that somebody registered by hand is held against the running task, though its id is no task’s', async () => {
    const { report } = await account.push();
    // In its first minute the registration of the task may only not be there yet.
    await fastClock.sleep(60_000);
    const { id, serviceId } = await registered(account);
    const { cloudMap } = account.open();
    await cloudMap.send(new DeregisterInstanceCommand({ ServiceId: serviceId, InstanceId: id }));
    const byHand = { ServiceId: serviceId, InstanceId: 'i-0abc', Attributes: { AWS_INSTANCE_IPV4: '127.0.0.9' } };
    await cloudMap.send(new RegisterInstanceCommand(byHand));
    const ids = async () => (await instances(account, serviceId)).map((instance) => instance.Id);
    await expect.poll(ids, { timeout: 5_000 }).toEqual(['i-0abc']);
    const because = `the name leads to 127.0.0.9, but the service’s task is at: ${report.address}`;
    expect((await account.push()).report).toMatchObject({
      outcome: 'degraded',
      because: expect.stringContaining('2 instances are registered for the name: '),
      hint: expect.stringContaining('--instance-id i-0abc'),
      steps: [{ resource: 'service', reason: `${because}, and ECS registers a task only when it starts` }],
    });
  });

  test('that could not be looked at for a moment is looked at again', async () => {
    await account.push();
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      account.cloud.failNext('ListInstances', { code: 'ServiceUnavailable', message: 'not now', status: 503 });
    }
    expect((await account.push()).report).toMatchObject({ outcome: 'unchanged', writes: 0 });
  });

  test('that may not be looked at is unknown, which is no success', async () => {
    await account.push();
    for (let look = 1; look <= 20; look += 1) {
      account.cloud.failNext('ListInstances', { code: 'AccessDeniedException', message: 'no' });
    }
    expect((await account.push()).report).toMatchObject({
      outcome: 'failed',
      because: expect.stringMatching(/^nothing differs from the configuration, but whether it is well is unknown: /),
      hint: 'the role needs servicediscovery:ListInstances',
    });
  });
});

describe('a name that another service has', () => {
  const desired = desiredOf();
  const second = { ...desired, service: { ...desired.service, serviceName: 'error-log' } };

  test('is refused to a second one before anything is written, with what to choose instead', async () => {
    await account.push();
    const before = account.cloud.calls.length;
    const options = { wait: true, timeoutMs: 60_000, force: false };
    await expect(deploy(account.open(), second, options)).rejects.toMatchObject({
      name: 'NotPossible',
      message: expect.stringMatching(/is in use: service "access-log" in cluster "production" is registered there$/),
      hint: 'choose another discovery.service or discovery.namespace: one name leads to one log service',
    });
    expect(account.cloud.calls.slice(before).filter((call) => call.write)).toEqual([]);
  });

  test('is given to a second one once the first has left it', async () => {
    await account.push();
    const { ecs } = account.open();
    await ecs.send(new UpdateServiceCommand({ cluster: 'production', service: 'access-log', desiredCount: 0 }));
    const { serviceId } = await registered(account);
    await expect.poll(() => instances(account, serviceId), { timeout: 5_000 }).toEqual([]);
    const planned = await plan(account.open(), second);
    expect(planned.steps).toMatchObject([{ action: 'create', resource: 'service', name: 'error-log' }]);
  });
});

describe('what AWS refuses', () => {
  test('a denied read names the permission, and nothing was written', async () => {
    account.cloud.failNext('DescribeServices', { code: 'AccessDeniedException', message: 'no' });
    await expect(plan(account.open(), desiredOf())).rejects.toMatchObject({
      name: 'ReadFailed',
      message: 'could not read service "access-log" in cluster "production": AccessDeniedException: no',
      hint: 'the role needs ecs:DescribeServices',
    });
  });

  test('missing credentials and a missing Region are told as that, and not as the read that was first', async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE']) {
      vi.stubEnv(name, undefined);
    }
    for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) vi.stubEnv(name, undefined);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
    try {
      await expect(plan(openWorld({ region: 'ap-northeast-1' }), desiredOf())).rejects.toMatchObject({
        name: 'ReadFailed',
        message: 'no AWS credentials were found: Could not load credentials from any providers',
        hint: 'run aws-actions/configure-aws-credentials before this step, or set AWS_PROFILE',
      });
      await expect(plan(openWorld({}), desiredOf())).rejects.toMatchObject({
        name: 'ReadFailed',
        message: 'no AWS Region is set',
        hint: 'set region in the configuration, or AWS_REGION',
      });
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('a call that is never answered is given up, tried again, and then said', async () => {
    const connections = new Set<Socket>();
    const silent = createServer((socket) => connections.add(socket.on('error', () => socket.destroy())));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    try {
      await expect(
        plan(openWorld({ region: 'ap-northeast-1', answerWithinMs: 100 }), desiredOf()),
      ).rejects.toMatchObject({
        name: 'ReadFailed',
        hint: 'no answer from AWS: check the network and AWS_ENDPOINT_URL, and run again',
      });
    } finally {
      for (const socket of connections) socket.destroy();
      silent.close();
    }
  });

  test('an unknown cluster is said with a hint, and nothing was written', async () => {
    const desired = desiredOf();
    const elsewhere = { ...desired, service: { ...desired.service, cluster: 'staging' } };
    const options = { wait: true, timeoutMs: 60_000, force: false };
    await expect(deploy(account.open(), elsewhere, options)).rejects.toMatchObject({
      hint: 'check cluster and region in the configuration',
    });
    expect(account.cloud.calls.filter((call) => call.write)).toEqual([]);
  });

  test('a read that is throttled during the wait is no news, and the wait goes on', async () => {
    await account.push();
    const told: string[] = [];
    const throttle = () => {
      for (let n = 0; n < 8; n += 1) {
        account.cloud.failNext('DescribeServiceDeployments', { code: 'ThrottlingException', message: 'slow down' });
      }
    };
    const { report } = await account.push(
      { batch: 'xxx-batch:2' },
      {
        onProgress: (progress) => {
          if (progress.kind === 'pinned') throttle();
          if (progress.kind === 'state') told.push(progress.state);
        },
      },
    );
    expect(told[0]).toMatch(/^could not read the service deployment .*: ThrottlingException: slow down$/);
    expect(report.outcome).toBe('succeeded');
  });
});
