import { ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { ListServicesCommand } from '@aws-sdk/client-servicediscovery';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AwsWorld } from '../../../src/aws/world.ts';
import { logs } from '../../../src/look/logs.io.ts';
import { runBatch } from '../../../src/look/runBatch.io.ts';
import { status } from '../../../src/look/status.io.ts';
import { destroy } from '../../../src/undo/destroy.io.ts';
import { revisions } from '../../../src/undo/revisions.io.ts';
import { rollback } from '../../../src/undo/rollback.io.ts';
import { allowedBy } from '../../support/examples.ts';
import { type Account, desiredOf, namespaces, openAccount, tasks } from '../deploy/cloud.ts';

const efs = { volume: { type: 'efs', fileSystem: 'fs-0a1b2c3d' } } as const;
const first = { ...efs, fluentd: 'talker:1', batch: 'runner:1' };
const second = { ...efs, fluentd: 'talker:1', batch: 'runner:2' };
const place = { cluster: 'production', service: 'access-log' };
const quietly = { wait: true, timeoutMs: 1_200_000, onProgress: () => {} };
const nothingElse = {
  resolve: async () => ({ kind: 'unknown', because: 'this is a test' }) as const,
  newestRow: async () => ({ kind: 'unknown', because: 'this is a test' }) as const,
};

/** One life of a service, in the order in which these tests stand. */
let account: Account;
const worlds: AwsWorld[] = [];

/** A world of its own for each command, remembered for what it was asked. */
function open(): AwsWorld {
  const world = account.open();
  worlds.push(world);
  return world;
}

beforeAll(async () => {
  account = await openAccount();
  await account.push(first);
  await account.push(second);
});
afterAll(async () => {
  await account.close();
});

describe('two revisions were deployed', () => {
  test('status is healthy by the evidence of a task and of the name', async () => {
    const report = await status(open(), desiredOf(), nothingElse);
    expect(report).toMatchObject({
      outcome: 'healthy',
      revision: 'access-log:2',
      health: { running: 1, desired: 1, listening: { state: 'yes' } },
      newestFile: { kind: 'unknown' },
    });
  });

  test('logs shows what the container of the running task says', async () => {
    const lines: string[] = [];
    const report = await logs(open(), place, {
      container: 'fluentd',
      task: undefined,
      sinceMs: undefined,
      lines: 10,
      follow: false,
      signal: new AbortController().signal,
      onLogLine: ({ message }) => lines.push(message),
      say: () => {},
    });
    expect(lines).toEqual(['it begins']);
    expect(report).toMatchObject({ stopped: false, taskDefinition: 'access-log:2', count: 1 });
  });

  test('run starts a task of its own, which nobody finds by the name, and ends as the job does', async () => {
    const said: string[] = [];
    const job = { confirmed: true, timeoutMs: 600_000, say: (words: string) => said.push(words) };
    const report = await runBatch(open(), place, { ...job, command: 'echo 7 rows; exit 3' });
    expect(report).toMatchObject({ outcome: 'failed', exitCode: 3 });
    expect(report.lines.map(({ message }) => message)).toEqual(['7 rows']);
    expect(said[0]).toBe(`task ${report.task} runs the batch once`);
    expect((await tasks(account, 'RUNNING')).map(({ group }) => group)).toEqual(['service:access-log']);
  });

  test('rollback brings the first one back, and once more finds that done', async () => {
    const report = await rollback(open(), desiredOf(), { ...quietly, to: undefined });
    expect(report).toMatchObject({
      outcome: 'succeeded',
      writes: 1,
      health: { verdict: 'healthy' },
      rollback: { way: 'update', because: 'a deployment of it was SUCCESSFUL last' },
    });
    expect(report.taskDefinitionArn).toContain('access-log:1');
    const again = await rollback(open(), desiredOf(), { ...quietly, to: undefined });
    expect(again).toMatchObject({ outcome: 'unchanged', writes: 0, rollback: { way: 'none' } });
  });

  test('revisions tells which runs, and deregisters none that is needed', async () => {
    const report = await revisions(open(), desiredOf(), 1);
    expect(report.revisions.map(({ number, runs, lastOutcome }) => [number, runs, lastOutcome])).toEqual([
      [2, false, 'SUCCESSFUL'],
      [1, true, 'SUCCESSFUL'],
    ]);
    expect(report).toMatchObject({
      deregistered: [],
      kept: [{ revision: 'access-log:1', because: 'the service runs it' }],
    });
  });
});

describe('the service is to go', () => {
  const asked = { revisions: true, logGroups: true, timeoutMs: 1_200_000, onProgress: () => {} };

  test('without a confirmation nothing does, and it is said what would', async () => {
    const report = await destroy(open(), desiredOf(), { ...asked, confirmed: false });
    expect(report).toMatchObject({ outcome: 'refused', writes: 0 });
    expect(report.steps.map(({ result, resource }) => `${result} ${resource}`)).toEqual([
      'would go service',
      'would go task-definition',
      'would go task-definition',
      'would go log-group',
      'would go discovery-service',
      'would go namespace',
    ]);
  });

  test('with it all of it does, in AWS’s order', async () => {
    const report = await destroy(open(), desiredOf(), { ...asked, confirmed: true });
    expect(report).toMatchObject({ outcome: 'destroyed', left: [] });
    const { ecs, cloudMap } = account.open();
    const { taskDefinitionArns } = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: 'access-log' }));
    const { Services } = await cloudMap.send(new ListServicesCommand({}));
    expect([taskDefinitionArns, Services, await namespaces(account)]).toEqual([[], [], []]);
    const again = await destroy(open(), desiredOf(), { ...asked, confirmed: true });
    expect(again).toMatchObject({ outcome: 'unchanged', writes: 0, steps: [] });
  });
});

test('the operating role may make every call that these commands made', () => {
  const prefixes: Readonly<Record<string, string>> = {
    ECS: 'ecs',
    ServiceDiscovery: 'servicediscovery',
    'CloudWatch Logs': 'logs',
    'Route 53': 'route53',
  };
  const made = worlds
    .flatMap(({ calls }) => calls)
    .map(({ service, operation }) => `${prefixes[service] ?? service}:${operation}`);
  expect(allowedBy('iam-operate')).toEqual(expect.arrayContaining([...new Set(made)]));
});
