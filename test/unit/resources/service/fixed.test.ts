import { expect, test } from 'vitest';
import { refuseFixed } from '../../../../src/resources/service/fixed.ts';
import { desired, service } from '../../deploy/literals.ts';

test('what a service can become is not refused', () => {
  expect(() => refuseFixed(desired.service, service)).not.toThrow();
});

test('a service that is being deleted has to be waited for', () => {
  expect(() => refuseFixed(desired.service, { ...service, status: 'DRAINING', launchType: 'FARGATE' })).toThrow(
    expect.objectContaining({
      name: 'NotPossible',
      message: 'service "access-log" is being deleted: its tasks are still stopping (DRAINING)',
      hint: 'run again in a minute or two, once it is INACTIVE',
    }),
  );
});

test('everything that ECS never changes is named at once', () => {
  const observed = { ...service, launchType: undefined, schedulingStrategy: 'DAEMON', controller: 'EXTERNAL' };
  expect(() => refuseFixed(desired.service, observed)).toThrow(
    expect.objectContaining({
      name: 'NotPossible',
      message:
        'service "access-log" cannot become what is wanted: its launch type is left to a capacity provider, not EC2; its scheduling strategy is DAEMON, not REPLICA; its deployments are controlled by EXTERNAL, not by ECS',
      hint: 'ECS never changes these on a service: delete it, or choose another name in the configuration',
    }),
  );
});
