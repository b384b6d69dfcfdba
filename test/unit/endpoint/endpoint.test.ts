import { expect, test } from 'vitest';
import { checkEndpoint, type Instance } from '../../../src/endpoint/endpoint.ts';

const instance: Instance = { id: 'a1', ipv4: '10.0.0.7', health: 'HEALTHY' };
const place = { service: 'access-log', healthChecked: true };
const task = {
  lastStatus: 'RUNNING',
  group: 'service:access-log',
  ipv4: '10.0.0.7',
};

test.each([
  {
    name: 'nothing registered',
    instances: [],
    tasks: [task],
    because: 'no instance is registered in Cloud Map for the name',
  },
  {
    name: 'two registered',
    instances: [instance, { ...instance, id: 'b2', ipv4: '10.0.0.8' }],
    tasks: [task],
    because: '2 instances are registered for the name: 10.0.0.7, 10.0.0.8',
  },
  {
    name: 'two registered, one without an address',
    instances: [instance, { ...instance, id: 'b2', ipv4: undefined }],
    tasks: [task],
    because: '2 instances are registered for the name: 10.0.0.7, b2',
  },
  {
    name: 'no address',
    instances: [{ ...instance, ipv4: undefined }],
    tasks: [task],
    because: 'instance a1 has no IPv4 address',
  },
  {
    name: 'the address of a task that is gone',
    instances: [{ ...instance, ipv4: '10.0.0.9' }],
    tasks: [task, { ...task, id: 'b2', ipv4: '10.0.0.8' }],
    because: 'the name leads to 10.0.0.9, but the service’s task is at: 10.0.0.7, 10.0.0.8',
  },
  {
    name: 'a task that has no address yet',
    instances: [instance],
    tasks: [{ ...task, ipv4: undefined }],
    because: 'the name leads to 10.0.0.7, but the service’s task is at: no address',
  },
  {
    name: 'a task of another service',
    instances: [instance],
    tasks: [{ ...task, group: 'service:web' }],
    because: 'the name leads to 10.0.0.7, but the service’s task is at: no task is running',
  },
  {
    name: 'a task that is stopping',
    instances: [instance],
    tasks: [{ ...task, lastStatus: 'STOPPING' }],
    because: 'the name leads to 10.0.0.7, but the service’s task is at: no task is running',
  },
  {
    name: 'no task',
    instances: [instance],
    tasks: [],
    because: 'the name leads to 10.0.0.7, but the service’s task is at: no task is running',
  },
])('a name is not reached: $name → $because', ({ instances, tasks, because }) => {
  expect(checkEndpoint(place, instances, tasks)).toEqual({ reached: false, because });
});

test.each(['UNHEALTHY', 'UNKNOWN'])('a name is not reached whose one instance is %s; its address is told', (health) => {
  expect(checkEndpoint(place, [{ ...instance, health }], [task])).toEqual({
    reached: false,
    address: '10.0.0.7',
    because: `the one instance, 10.0.0.7, is ${health}`,
  });
});

test('a name is reached by exactly one healthy instance with the running task’s address', () => {
  expect(checkEndpoint(place, [instance], [task])).toEqual({
    reached: true,
    address: '10.0.0.7',
    because: 'the name leads to the running task, 10.0.0.7',
  });
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
