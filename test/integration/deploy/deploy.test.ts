import { DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreatePrivateDnsNamespaceCommand, CreateServiceCommand } from '@aws-sdk/client-servicediscovery';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Account, fastClock, input, namespaces, openAccount, repeatedReads, tasks, writes } from './cloud.ts';

let account: Account;
beforeEach(async () => {
  account = await openAccount();
});
afterEach(async () => {
  await account.close();
});

describe('a first deploy', () => {
  test('makes everything once, waits for the truth, and reaches the name', async () => {
    const { report, calls, lines } = await account.push();
    expect(report).toMatchObject({ outcome: 'succeeded', changed: true, endpoint: 'fluentd.internal:24224' });
    expect(report.address).toMatch(/^127\./);
    expect(report.deploymentId).toContain(':service-deployment/');
    expect(report.because).toMatch(/^the new task runs and is steady; task [0-9a-f]{8} runs since .* and is HEALTHY; /);
    expect(report.because).toContain(`fluentd.internal:24224 leads to it, ${report.address}`);
    expect(report.health).toMatchObject({ verdict: 'healthy', listening: { state: 'yes', address: report.address } });
    expect(report.gap).toBeUndefined();
    expect(writes(calls)).toEqual([
      'CreatePrivateDnsNamespace',
      'CreateService',
      'CreateLogGroup',
      'PutRetentionPolicy',
      'RegisterTaskDefinition',
      'CreateService',
    ]);
    expect(repeatedReads(calls)).toEqual([]);
    expect(report.calls).toBe(calls.length);
    expect(lines).toContain(`waiting for ${report.deploymentId}`);
    expect(report.events.map((event) => event.message).join('\n')).toContain('has started 1 tasks');
  });

  test('adopts a namespace that is there already, and gives it the SOA TTL', async () => {
    const { cloudMap } = account.open();
    await cloudMap.send(new CreatePrivateDnsNamespaceCommand({ Name: 'internal', Vpc: 'vpc-0a1b' }));
    await expect.poll(() => namespaces(account), { timeout: 10_000 }).toHaveLength(1);
    const { report, calls } = await account.push();
    expect(report.outcome).toBe('succeeded');
    expect(writes(calls)).not.toContain('CreatePrivateDnsNamespace');
    expect(writes(calls)).toContain('UpdatePrivateDnsNamespace');
    expect(await namespaces(account)).toHaveLength(1);
  });

  test('adopts a namespace whose making another run began a moment ago', async () => {
    const { cloudMap } = account.open();
    await cloudMap.send(new CreatePrivateDnsNamespaceCommand({ Name: 'internal', Vpc: 'vpc-0a1b' }));
    const { report, calls } = await account.push();
    expect(report.outcome).toBe('succeeded');
    expect(calls.find((call) => call.operation === 'CreatePrivateDnsNamespace')?.error).toBe('DuplicateRequest');
    expect(await namespaces(account)).toMatchObject([{ Properties: { DnsProperties: { SOA: { TTL: 10 } } } }]);
  });

  test('adopts a discovery service as ECS and the console make it: MULTIVALUE, and without a health check', async () => {
    const { cloudMap } = account.open();
    await cloudMap.send(new CreatePrivateDnsNamespaceCommand({ Name: 'internal', Vpc: 'vpc-0a1b' }));
    await expect.poll(() => namespaces(account), { timeout: 10_000 }).toHaveLength(1);
    const [namespace] = await namespaces(account);
    await cloudMap.send(
      new CreateServiceCommand({
        Name: 'fluentd',
        NamespaceId: namespace?.Id,
        DnsConfig: { RoutingPolicy: 'MULTIVALUE', DnsRecords: [{ Type: 'A', TTL: 60 }] },
      }),
    );
    const first = await account.push();
    expect(first.report).toMatchObject({ outcome: 'succeeded', endpoint: 'fluentd.internal:24224' });
    expect(first.report.address).toMatch(/^127\./);
    expect(first.report.steps.map(({ action, resource }) => `${action} ${resource}`)).toContain(
      'update discovery-service',
    );
    const second = await account.push();
    expect(second.report).toMatchObject({ outcome: 'unchanged', writes: 0 });
  });

  test('that was cut off after half its steps goes on where it was, with no twin of anything', async () => {
    account.cloud.failNext('ECS.CreateService', { code: 'AccessDeniedException', message: 'no' });
    const cut = await account.push();
    expect(cut.report).toMatchObject({ outcome: 'failed', hint: 'the role needs ecs:CreateService' });
    expect(cut.report.steps.map((step) => step.result)).toEqual(['done', 'done', 'done', 'done', 'failed']);
    const again = await account.push();
    expect(again.report.outcome).toBe('succeeded');
    expect(writes(again.calls)).toEqual(['CreateService']);
  });
});

describe('whether anything was changed', () => {
  test('is yes where a step failed that had made a half of what it is for', async () => {
    await account.push();
    await account.open().logs.send(new DeleteLogGroupCommand({ logGroupName: '/ecs/access-log' }));
    account.cloud.failNext('PutRetentionPolicy', { code: 'AccessDeniedException', message: 'no' });
    const { report } = await account.push();
    expect(report).toMatchObject({ outcome: 'failed', changed: true, steps: [{ resource: 'log-group' }] });
  });

  test('is no where the only write was refused', async () => {
    await account.push();
    account.cloud.failNext('ECS.UpdateService', { code: 'AccessDeniedException', message: 'no' });
    const { report } = await account.push({}, { force: true });
    expect(report).toMatchObject({ outcome: 'failed', changed: false, writes: 1 });
  });

  test('is yes where nobody knows: the only write that was carried out got no answer', async () => {
    await account.push();
    account.cloud.failNext('UpdateService', { code: 'ECONNRESET', message: 'the answer is lost', afterwards: true });
    account.cloud.failNext('UpdateService', { code: 'AccessDeniedException', message: 'no' });
    const { report } = await account.push({ ttl: 30 });
    expect(report).toMatchObject({ outcome: 'failed', changed: true, steps: [{ resource: 'discovery-service' }] });
  });

  test('is yes where the run was cancelled while AWS makes the namespace', async () => {
    const cancelled = new AbortController();
    const sleep: typeof fastClock.sleep = async (ms, signal) => {
      cancelled.abort();
      await fastClock.sleep(ms, signal);
    };
    const { report } = await account.push({}, { signal: cancelled.signal, clock: { ...fastClock, sleep } });
    expect(report).toMatchObject({ outcome: 'failed', changed: true });
    expect(report.because).toContain('cancelled while AWS was working on namespace "internal"');
  });
});

describe('a second deploy', () => {
  test('with nothing changed writes nothing, in 8 calls at most', async () => {
    await account.push();
    const { report, calls } = await account.push();
    expect(report).toMatchObject({ outcome: 'unchanged', changed: false, writes: 0, steps: [] });
    expect(report.address).toMatch(/^127\./);
    expect(calls.filter((call) => call.write)).toEqual([]);
    expect(calls.length, calls.map((call) => call.operation).join(', ')).toBeLessThanOrEqual(8);
  });

  test('with another image registers one revision and replaces the one task, the old one first', async () => {
    await account.push();
    const { report, calls } = await account.push({ batch: 'xxx-batch:2' });
    expect(report.outcome).toBe('succeeded');
    expect(writes(calls)).toEqual(['RegisterTaskDefinition', 'UpdateService']);
    expect(report.steps[1]?.changes).toMatchObject([{ path: 'taskDefinition', after: report.taskDefinitionArn }]);
    expect(input(calls, 'UpdateService')).toEqual({
      cluster: 'production',
      service: 'access-log',
      taskDefinition: report.taskDefinitionArn,
    });
    const [stopped] = await tasks(account, 'STOPPED');
    const [running] = await tasks(account, 'RUNNING');
    expect(running?.taskDefinitionArn).toBe(report.taskDefinitionArn);
    expect(Number(stopped?.stoppedAt)).toBeLessThanOrEqual(Number(running?.createdAt));
    expect(report.gap?.fromMs).toBe(Number(stopped?.stoppingAt));
    expect(report.gap?.toMs).toBeGreaterThan(Number(running?.startedAt));
    expect(report.gap?.parts.map(({ what }) => what)).toEqual([
      'stop',
      'placement',
      'image pull',
      'start',
      'health',
      'address',
    ]);
  });

  test('with another TTL keeps the record and changes nothing else', async () => {
    await account.push();
    const { report, calls } = await account.push({ ttl: 30 });
    expect(report.outcome).toBe('succeeded');
    expect(writes(calls)).toEqual(['UpdateService']);
    expect(input(calls, 'UpdateService')).toMatchObject({
      Service: { DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 30 }] } },
    });
  });

  test('that is forced replaces the task with the same revision', async () => {
    const first = await account.push();
    const { report, calls } = await account.push({}, { force: true });
    expect(report).toMatchObject({ outcome: 'succeeded', taskDefinitionArn: first.report.taskDefinitionArn });
    expect(writes(calls)).toEqual(['UpdateService']);
    expect(report.address).not.toBe(first.report.address);
  });
});
