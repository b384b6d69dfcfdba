import { expect, test } from 'vitest';
import { checkEndpoint, type Instance } from '../../../src/endpoint/endpoint.ts';
import type { RunningTask } from '../../../src/tasks/runningTask.ts';

const instance: Instance = { id: 'a1', ipv4: '10.0.0.7', health: 'HEALTHY' };
const place = { service: 'access-log', healthChecked: true };
const task: RunningTask = {
  id: 'a1',
  lastStatus: 'RUNNING',
  group: 'service:access-log',
  ipv4: '10.0.0.7',
};

test.each([
  { name: 'nothing registered', instances: [], tasks: [task] },
  { name: 'two registered', instances: [instance, { ...instance, id: 'b2', ipv4: '10.0.0.8' }], tasks: [task] },
  { name: 'the address of a task that is gone', instances: [{ ...instance, ipv4: '10.0.0.8' }], tasks: [task] },
  { name: 'a task of another service', instances: [instance], tasks: [{ ...task, group: 'service:web' }] },
  { name: 'a task that is stopping', instances: [instance], tasks: [{ ...task, lastStatus: 'STOPPING' }] },
  { name: 'no task', instances: [instance], tasks: [] },
  { name: 'unhealthy', instances: [{ ...instance, health: 'UNHEALTHY' }], tasks: [task] },
  { name: 'of unknown health', instances: [{ ...instance, health: 'UNKNOWN' }], tasks: [task] },
  { name: 'no address', instances: [{ ...instance, ipv4: undefined }], tasks: [task] },
])('a name is not reached: $name', ({ instances, tasks }) => {
  expect(checkEndpoint(place, instances, tasks).reached).toBe(false);
});

test('a name is reached by exactly one healthy instance with the running task’s address', () => {
  expect(checkEndpoint(place, [instance], [task])).toEqual({
    reached: true,
    address: '10.0.0.7',
    because: 'the name leads to the running task, 10.0.0.7',
  });
});

test('the cause is told in words', () => {
  const stale = checkEndpoint(place, [{ ...instance, ipv4: '10.0.0.8' }], [task]);
  expect(stale.because).toMatchInlineSnapshot(`"the name leads to 10.0.0.8, but the service’s task is at: 10.0.0.7"`);
});

test.each([
  { health: 'UNKNOWN', healthChecked: false, reached: true },
  { health: 'HEALTHY', healthChecked: false, reached: true },
  { health: 'UNHEALTHY', healthChecked: false, reached: false },
  { health: 'UNKNOWN', healthChecked: true, reached: false },
  { health: 'UNHEALTHY', healthChecked: true, reached: false },
])(
  '$health where there is a health check: $healthChecked → reached: $reached',
  ({ health, healthChecked, reached }) => {
    expect(checkEndpoint({ ...place, healthChecked }, [{ ...instance, health }], [task]).reached).toBe(reached);
  },
);
