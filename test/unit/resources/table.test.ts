import { ClientException } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { apply } from '../../../src/deploy/apply.io.ts';
import { observe } from '../../../src/deploy/observe.io.ts';
import { planDeploy } from '../../../src/deploy/plan.ts';
import { WriteFailed } from '../../../src/errors.ts';
import type { ObservedNamespace } from '../../../src/resources/namespace/namespace.ts';
import type { Resource, Resources } from '../../../src/resources/resource.ts';
import { type Observed, resources, type Standing } from '../../../src/resources/table.io.ts';
import { fakeWorld } from '../../support/fakeWorld.ts';
import { desired } from '../deploy/literals.ts';

const noFamily = new ClientException({ message: 'Unable to describe task definition.', $metadata: {} });

/** An account with nothing in it, in which everything can be created. */
const emptyAccount = {
  ListNamespaces: [{ Namespaces: [] }],
  DescribeLogGroups: [{ logGroups: [] }],
  DescribeServices: [{ services: [], failures: [{ reason: 'MISSING' }] }],
  DescribeTaskDefinition: [noFamily],
  CreatePrivateDnsNamespace: [{ OperationId: 'op-1' }],
  GetOperation: [{ Operation: { Status: 'SUCCESS', Targets: { NAMESPACE: 'ns-1' } } }],
  // Of Cloud Map and of ECS.
  CreateService: [
    (input: Record<string, unknown>) =>
      'serviceName' in input
        ? { service: { serviceArn: 'arn:service', status: 'ACTIVE' } }
        : {
            Service: {
              Id: 'srv-1',
              Arn: 'arn:srv-1',
              Name: 'fluentd',
              DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 10 }] },
            },
          },
  ],
  CreateLogGroup: [{}],
  PutRetentionPolicy: [{}],
  RegisterTaskDefinition: [{ taskDefinition: { taskDefinitionArn: 'td:1' } }],
};

/** A resource that is in no table yet: it awaits what is read of one, and refers to what stands of another. */
const alarm: Resource<string, string, { readonly service: unknown }, { readonly namespace: ObservedNamespace }> = {
  name: 'alarm',
  read: async (_world, _desired, others) => `read beside service ${String(await others.service)}`,
  diff: ({ observed }) => ({
    differences: [{ name: 'silence', action: 'create', reason: observed, changes: [] }],
    standing: undefined,
  }),
  apply: async (_world, step, { standing }) => ({
    standing: `${step.name} of ${standing.namespace?.id}`,
    changes: [{ path: 'namespace', before: null, after: standing.namespace?.id }],
  }),
};

interface Seen extends Observed {
  readonly alarm: string;
}

interface Stands extends Standing {
  readonly alarm: string;
}

const { namespace, discoveryService, ...later } = resources;
const withAlarm: Resources<Seen, Stands> = { namespace, discoveryService, alarm, ...later };
const onProgress = () => {};

describe('a resource that is added to the table', () => {
  test('is read, planned in its place, and carried out there, with what stands of others', async () => {
    const { world } = fakeWorld(emptyAccount);
    const observed = await observe(withAlarm, world, desired);
    const plan = planDeploy(withAlarm, desired, observed);
    expect(plan.steps.map(({ resource, name, reason }) => `${resource} ${name}: ${reason}`)).toMatchInlineSnapshot(`
      [
        "namespace local: there is no private DNS namespace of that name in vpc-0a1b",
        "discovery-service fluentd: there is no service of that name in the namespace",
        "alarm silence: read beside service undefined",
        "log-group /ecs/access-log: there is no log group of that name",
        "task-definition access-log: no service runs a revision of it yet",
        "service access-log: there is no service of that name",
      ]
    `);
    const { steps, standing, failure } = await apply(withAlarm, world, desired, plan, { onProgress });
    expect(failure).toBeUndefined();
    expect(steps.map(({ resource, result }) => `${resource} ${result}`)).toEqual([
      'namespace done',
      'discovery-service done',
      'alarm done',
      'log-group done',
      'task-definition done',
      'service done',
    ]);
    expect(steps[2]?.changes).toEqual([{ path: 'namespace', before: null, after: 'ns-1' }]);
    expect(standing).toMatchObject({
      alarm: 'silence of ns-1',
      taskDefinition: 'td:1',
      service: { arn: 'arn:service' },
    });
  });

  test('that fails ends the deploy there, and those after it are told as not reached', async () => {
    const { world, sent } = fakeWorld(emptyAccount);
    const broken = { ...alarm, apply: () => Promise.reject(new WriteFailed('no', { hint: 'look' })) };
    const table: Resources<Seen, Stands> = { ...withAlarm, alarm: broken };
    const plan = planDeploy(table, desired, await observe(table, world, desired));
    const { steps, failure, standing } = await apply(table, world, desired, plan, { onProgress });
    expect(failure).toEqual({ because: 'no', hint: 'look' });
    expect(steps.map(({ resource, result }) => `${resource} ${result}`)).toEqual([
      'namespace done',
      'discovery-service done',
      'alarm failed',
      'log-group not reached',
      'task-definition not reached',
      'service not reached',
    ]);
    expect(standing.namespace?.id).toBe('ns-1');
    expect(sent.map(({ operation }) => operation)).not.toContain('CreateLogGroup');
  });
});

test('a table in which one needs what no other gives does not compile', () => {
  const lonely: Resource<string, string, { readonly nobody: string }> = {
    ...alarm,
    read: (_, __, { nobody }) => nobody,
  };
  const orphan: Resource<string, string, object, { readonly nobody: string }> = {
    ...alarm,
    diff: ({ standing }) => ({ differences: [], standing: standing.nobody }),
    read: async () => '',
    apply: async () => ({ standing: '' }),
  };
  // @ts-expect-error: nobody is read
  const unread: Resources<Seen, Stands> = { ...withAlarm, alarm: lonely };
  // @ts-expect-error: nobody stands before it
  const unfounded: Resources<Seen, Stands> = { ...withAlarm, alarm: orphan };
  expect([unread.alarm, unfounded.alarm]).toEqual([lonely, orphan]);
});

describe('a run that is cancelled', () => {
  test('begins no further step', async () => {
    const { world } = fakeWorld(emptyAccount);
    const plan = planDeploy(resources, desired, await observe(resources, world, desired));
    const run = new AbortController();
    const { steps, failure } = await apply(resources, world, desired, plan, {
      signal: run.signal,
      onProgress: ({ kind }) => kind === 'applied' && run.abort(),
    });
    expect(steps.map(({ result }) => result)).toEqual(['done', ...Array(4).fill('not reached')]);
    expect(failure).toEqual({
      because: 'the run was cancelled before discovery-service "fluentd"',
      hint: 'run again to go on',
    });
  });

  test('while AWS works on a step says that this goes on', async () => {
    const pending = { ...emptyAccount, GetOperation: [{ Operation: { Status: 'PENDING' } }] };
    const { world } = fakeWorld(pending);
    const plan = planDeploy(resources, desired, await observe(resources, world, desired));
    const run = new AbortController();
    const clock = { ...world.clock, sleep: async () => run.abort() };
    const { failure } = await apply(resources, { ...world, clock }, desired, plan, { signal: run.signal, onProgress });
    expect(failure).toEqual({
      because: 'the run was cancelled while AWS was working on namespace "local"',
      hint: 'what AWS began goes on; run again to take it up',
    });
  });
});

test('a mistake in this program is no failure of the deploy: it is thrown on', async () => {
  const { world } = fakeWorld({ ...emptyAccount, CreatePrivateDnsNamespace: [] });
  const mistaken = { ...namespace, apply: () => Promise.reject(new TypeError('oops')) };
  const table: Resources<Observed, Standing> = { ...resources, namespace: mistaken };
  const plan = planDeploy(table, desired, await observe(table, world, desired));
  await expect(apply(table, world, desired, plan, { onProgress })).rejects.toThrow('oops');
});

test('a step of no resource is a mistake, and is not passed over', async () => {
  const { world } = fakeWorld(emptyAccount);
  const plan = planDeploy(resources, desired, await observe(resources, world, desired));
  const [first] = plan.steps;
  if (!first) throw new Error('an empty account needs steps');
  const strange = { ...plan, steps: [{ ...first, resource: 'alarm' }] };
  await expect(apply(resources, world, desired, strange, { onProgress })).rejects.toThrow(
    'no resource is called alarm',
  );
});
