import { expect, test } from 'vitest';
import { nameProblems } from '../../../src/health/nameProblems.ts';
import { taskProblems } from '../../../src/health/taskProblems.ts';
import { toRunningTask } from '../../../src/tasks/runningTask.ts';
import { primary, service } from '../deploy/literals.ts';

const place = {
  cluster: 'production',
  service: 'access-log',
  discoveryServiceId: 'srv-1',
  healthChecked: true,
  endpoint: 'f:1',
};
const minute = 60_000;
const nowMs = 1_000 * minute;
const task = (ranMs: number, healthStatus: 'HEALTHY' | 'UNKNOWN') =>
  toRunningTask({
    taskArn: 'task/a1',
    taskDefinitionArn: primary.taskDefinitionArn,
    group: 'service:access-log',
    lastStatus: 'RUNNING',
    healthStatus,
    containers: [
      { name: 'fluentd', lastStatus: 'RUNNING', healthStatus },
      { name: 'batch', lastStatus: 'RUNNING' },
    ],
    startedAt: new Date(nowMs - ranMs),
  });

test.each([
  { ran: 6 * minute - 1, passes: true },
  { ran: 6 * minute, passes: false },
])('a task without a word of its health is starting for six minutes: $ran ms → $passes', ({ ran, passes }) => {
  expect(taskProblems(service, [task(ran, 'UNKNOWN')], nowMs)).toMatchObject([{ passes }]);
});

test.each([
  { ran: minute - 1, health: 'HEALTHY' as const, passes: true },
  { ran: minute, health: 'HEALTHY' as const, passes: false },
  { ran: 5 * minute, health: 'UNKNOWN' as const, passes: true },
])('a registration may take a minute, and as long as the health is open: $ran ms, $health → $passes', (given) => {
  expect(nameProblems(place, [], [task(given.ran, given.health)], nowMs)).toMatchObject([{ passes: given.passes }]);
});

test.each([
  { ran: minute - 1, health: 'HEALTHY' as const, mends: { mayHeal: true } },
  { ran: minute, health: 'HEALTHY' as const, mends: { heals: true } },
  { ran: minute - 1, health: 'UNKNOWN' as const, mends: {} },
])(
  'a registration that is not there yet may turn out to be lost, once the task is healthy: $ran ms, $health → $mends',
  ({ ran, health, mends }) => {
    const [found] = nameProblems(place, [], [task(ran, health)], nowMs);
    const { heals, mayHeal } = found ?? {};
    expect({ ...(heals && { heals }), ...(mayHeal && { mayHeal }) }).toEqual(mends);
  },
);

test('an address of somebody else beside it does not make it lost', () => {
  const stranger = { id: 'b2', ipv4: '10.0.0.2', health: 'HEALTHY' as const };
  const own = { id: 'a1', ipv4: '10.0.0.1', health: 'HEALTHY' as const };
  expect(nameProblems(place, [own, stranger], [task(1, 'HEALTHY')], nowMs)).toMatchObject([{ mayHeal: false }]);
});
