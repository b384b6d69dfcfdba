import { expect, test } from 'vitest';
import { healing } from '../../../src/deploy/heal.ts';
import type { Plan } from '../../../src/deploy/plan.ts';
import type { Health } from '../../../src/health/health.ts';

const lost = { heals: true, health: { because: 'no instance is registered' } as Health };
const step = (resource: string, ...paths: string[]) => ({
  resource,
  name: 'access-log',
  action: 'update' as const,
  reason: 'its tags differ',
  changes: paths.map((path) => ({ path, before: 1, after: 2 })),
});
const plan = (...steps: ReturnType<typeof step>[]) => ({ service: 'access-log', steps }) as unknown as Plan;
const inShort = ({ steps }: Plan) =>
  steps.map(({ resource, changes }) => [resource, ...changes.map(({ path }) => path)].join(' '));

test('a lost registration is a reason to start the task anew, and says so', () => {
  expect(healing(plan(), lost).steps).toEqual([
    {
      resource: 'service',
      name: 'access-log',
      action: 'update',
      reason: 'no instance is registered, and ECS registers a task only when it starts',
      changes: [{ path: 'forceNewDeployment', before: null, after: true }],
    },
  ]);
});

test.each([
  {
    name: 'joins what changes the service anyhow',
    steps: [step('service', 'tags.a')],
    after: ['service tags.a forceNewDeployment'],
  },
  {
    name: 'is mended by a deployment that is started anyhow',
    steps: [step('service', 'taskDefinition')],
    after: ['service taskDefinition'],
  },
  {
    name: 'comes before those who send',
    steps: [step('log-group', 'a'), step('app-service', 'b')],
    after: ['log-group a', 'service forceNewDeployment', 'app-service b'],
  },
])('it $name', ({ steps, after }) => {
  expect(inShort(healing(plan(...steps), lost))).toEqual(after);
});

test('where the tasks crash, nothing is forced: one more would crash as well', () => {
  expect(healing(plan(), { ...lost, heals: false }).steps).toEqual([]);
});
