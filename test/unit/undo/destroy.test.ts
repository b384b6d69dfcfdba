import { describe, expect, test } from 'vitest';
import { toDesired } from '../../../src/render/toDesired.ts';
import { destroy } from '../../../src/undo/destroy.io.ts';
import { configOf } from '../../support/config.ts';
import { fakeWorld, refusal } from '../../support/fakeWorld.ts';
import { withZones } from '../../support/zones.ts';
import { type Account, answersOf, whole } from './account.ts';

const desired = toDesired(configOf({ region: 'eu-west-1' }));
const options = {
  confirmed: true,
  revisions: true,
  logGroups: true,
  timeoutMs: 900_000,
  onProgress: () => {},
};

const run = (account: Account, more: Partial<typeof options> & { readonly signal?: AbortSignal } = {}) =>
  destroy(fakeWorld(answersOf(account)).world, desired, { ...options, ...more });

const writing = /^(Update|Delete|Deregister)/;

describe('the order', () => {
  test('is that of AWS: the task first, then the service, and the namespace last', async () => {
    const account = whole();
    const { world, sent } = fakeWorld(answersOf(account));
    const report = await destroy(world, desired, options);
    expect(sent.map(({ operation }) => operation).filter((it) => writing.test(it))).toEqual([
      'UpdateService',
      'DeleteService',
      'DeregisterTaskDefinition',
      'DeregisterTaskDefinition',
      'DeleteLogGroup',
      'DeleteService',
      'DeleteNamespace',
    ]);
    expect(report.outcome).toBe('destroyed');
    expect(report.left).toEqual([]);
  });

  test('an instance that ECS has forgotten is taken out of Cloud Map after a minute', async () => {
    const account = { ...whole(), forgets: true };
    const { world, sent } = fakeWorld(answersOf(account));
    expect((await destroy(world, desired, options)).outcome).toBe('destroyed');
    const at = (operation: string) => sent.find((call) => call.operation === operation)?.atMs ?? 0;
    expect(at('DeregisterInstance') - at('DeleteLogGroup')).toBe(60_000);
  });
});

describe('what stays', () => {
  test('revisions and log groups that nobody asked for, and it is said how to', async () => {
    const account = whole();
    const report = await run(account, { revisions: false, logGroups: false });
    expect(report.outcome).toBe('destroyed');
    expect(report.left.map(({ resource, because }) => `${resource}: ${because}`)).toEqual([
      'task-definition: its 2 revisions stay, unless asked for by --revisions',
      'log-group: it stays, unless asked for by --log-groups',
    ]);
    expect(account).toMatchObject({ revisions: [1, 2], logGroup: {}, namespace: undefined });
  });

  test.each([
    [
      'a namespace that others have names in',
      { names: ['orders'] },
      ['namespace: other names are in it: orders'],
      { namespace: {}, discoveryService: undefined },
    ],
    [
      'a namespace that was there before',
      { namespace: { tags: {} } },
      ['namespace: it has no tag legacy-log-ecs: it was not made by this project'],
      { namespace: {}, discoveryService: undefined },
    ],
    [
      'a name under which another service is registered, and its namespace',
      { instances: ['access-log', 'other'] },
      ['discovery-service: other is registered there, which is not ours', 'namespace: other names are in it: fluentd'],
      { namespace: {}, discoveryService: {} },
    ],
    [
      'a name under which somebody registered an instance by hand',
      { instances: [undefined] },
      ['discovery-service: i-0 is registered there, which is not ours', 'namespace: other names are in it: fluentd'],
      { namespace: {}, discoveryService: {} },
    ],
    [
      'a name in another namespace that is described as ours',
      { describedElsewhere: true },
      [
        'discovery-service: it has the description of this log service’s name: one that it had before, or that of a log service of the same name elsewhere',
      ],
      { namespace: undefined },
    ],
    [
      'a revision that another service runs',
      { usedByOther: 2 },
      ['task-definition: service:other runs it, which is not ours'],
      { revisions: [2], namespace: undefined },
    ],
    [
      'a revision of another service that runs no task now',
      { keptByOther: 2 },
      ['task-definition: service:other runs it, which is not ours'],
      { revisions: [2], namespace: undefined },
    ],
    [
      'a log group of another log service',
      { logGroup: { tags: { 'legacy-log-ecs': 'error-log' } } },
      ['log-group: its tag legacy-log-ecs says "error-log" and not "access-log"'],
      { logGroup: {}, namespace: undefined },
    ],
  ])('%s', async (_, more, left, stands) => {
    const account = { ...whole(), ...more };
    const report = await run(account);
    expect(report.outcome).toBe('destroyed');
    expect(report.left.map(({ resource, because }) => `${resource}: ${because}`)).toEqual(left);
    expect(account).toMatchObject(stands);
  });

  test('everything, where the service itself is somebody else’s', async () => {
    const account = { ...whole(), service: { desiredCount: 1, status: 'ACTIVE' as const, tags: {} } };
    await expect(run(account)).rejects.toThrow(
      'service "access-log" in cluster "production" is not ours to destroy: it has no tag legacy-log-ecs',
    );
    expect(account).toEqual({ ...whole(), service: { desiredCount: 1, status: 'ACTIVE', tags: {} } });
  });

  test('everything, where nobody typed the name', async () => {
    const account = whole();
    const report = await run(account, { confirmed: false });
    expect(report).toMatchObject({
      outcome: 'refused',
      hint: 'type its name to confirm: --confirm access-log (input confirm)',
    });
    expect(new Set(report.steps.map(({ result }) => result))).toEqual(new Set(['would go']));
    expect(account).toEqual(whole());
  });
});

/** Ends a run at its n-th writing call, before or after AWS has carried it out: nothing is sent from then on. */
function killedAt(count: number, isAfter: boolean) {
  let writes = 0;
  let dead = false;
  return (operation: string, after: boolean) => {
    if (writing.test(operation) && !after) writes += 1;
    if (writing.test(operation) && writes === count && after === isAfter) dead = true;
    if (dead) throw new Error('killed');
  };
}

const points = [1, 2, 3, 4, 5, 6, 7].flatMap((count) => [
  [count, 'before', false] as const,
  [count, 'after', true] as const,
]);

describe('a run that was killed', () => {
  test.each(points)('at write %i, %s it was carried out, is taken up by the next one', async (count, _, isAfter) => {
    const account = whole();
    const { world } = fakeWorld(answersOf(account, killedAt(count, isAfter)));
    const cut = await destroy(world, desired, options).catch(() => undefined);
    expect(cut?.outcome).not.toBe('destroyed');
    const again = await run(account);
    expect(['destroyed', 'unchanged']).toContain(again.outcome);
    expect(again.left).toEqual([]);
    const { service, ...rest } = account;
    expect(service?.status).toBe('INACTIVE');
    expect(rest).toEqual({
      instances: [],
      discoveryService: undefined,
      namespace: undefined,
      names: [],
      revisions: [],
      logGroup: undefined,
    });
  });

  test('and a run that is cancelled says so, and touches nothing more', async () => {
    const account = whole();
    const signal = AbortSignal.abort(new Error('cancelled'));
    const report = await run(account, { signal });
    expect(report).toMatchObject({ outcome: 'in-progress', hint: 'run again to go on where it is' });
    expect(account).toEqual(whole());
  });
});

test('a service that one look did not show keeps its task’s address, and is told as there still', async () => {
  const account = { ...whole(), forgets: true };
  const answers = answersOf(account);
  const [shown] = answers.DescribeServices ?? [];
  const { world } = fakeWorld({ ...answers, DescribeServices: [{}, {}, {}, {}, {}, shown ?? {}] });
  const report = await destroy(world, desired, options);
  expect(report).toMatchObject({ outcome: 'failed', because: expect.stringContaining('is still there') });
  expect(account.instances).toEqual(['access-log']);
});

test('what cannot be taken away ends it, and the rest is told as not reached', async () => {
  const account = whole();
  const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
  const { world } = fakeWorld({ ...answersOf(account), DeleteLogGroup: [denied] });
  const report = await destroy(world, desired, options);
  expect(report).toMatchObject({ outcome: 'failed', hint: 'the role needs logs:DeleteLogGroup' });
  expect(report.steps.map(({ result, resource }) => `${result}: ${resource}`)).toEqual([
    'gone: service',
    'gone: task-definition',
    'gone: task-definition',
    'failed: log-group',
    'not reached: discovery-service',
    'not reached: namespace',
  ]);
  expect(report.left.map(({ resource }) => resource)).toEqual(['log-group', 'discovery-service', 'namespace']);
});

describe('something that is listed and then not to be found', () => {
  const gone = refusal('NamespaceNotFound', 'No namespace exists with the ID "ns-1".');

  test('is being deleted: it is looked at anew', async () => {
    const account = { ...whole(), service: undefined, discoveryService: undefined, instances: [], names: [] };
    const answers = answersOf(account);
    const GetNamespace = [gone, () => ({}), ...(answers.GetNamespace ?? [])];
    const ListNamespaces = [...(answers.ListNamespaces ?? []), () => ({ Namespaces: [] })];
    const { world } = fakeWorld({ ...answers, GetNamespace, ListNamespaces });
    const report = await destroy(world, desired, options);
    expect(report).toMatchObject({ outcome: 'destroyed', left: [] });
    expect(report.steps.map(({ resource }) => resource)).not.toContain('namespace');
  });

  test('and so is a namespace whose zone is gone already', async () => {
    const account = { ...whole(), service: undefined, discoveryService: undefined, instances: [], names: [] };
    const answers = answersOf(account);
    const ListNamespaces = [...(answers.ListNamespaces ?? []), () => ({ Namespaces: [] })];
    const { world } = fakeWorld({ ...answers, ListNamespaces });
    const zoneless = withZones(world, { Z1: refusal('NoSuchHostedZone') });
    expect(await destroy(zoneless, desired, options)).toMatchObject({ outcome: 'destroyed', left: [] });
  });

  test('is no longer waited for after half a minute, and nothing was touched', async () => {
    const { world, sent } = fakeWorld({ ...answersOf(whole()), GetNamespace: [gone] });
    await expect(destroy(world, desired, options)).rejects.toThrow('could not read the namespace ns-1');
    expect(sent.filter(({ operation }) => writing.test(operation))).toEqual([]);
    expect(world.clock.nowMs()).toBeGreaterThanOrEqual(30_000);
  });
});
