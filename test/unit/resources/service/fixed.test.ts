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
        'service "access-log" cannot become what is wanted: it runs on a capacity provider, and nothing tells that it was created with the launch type EC2; its scheduling strategy is DAEMON, not REPLICA; its deployments are controlled by EXTERNAL, not by ECS',
      hint: 'to a launch type ECS lets it go back only: name its providers in capacityProviders, or delete it, or choose another name in the configuration; ECS never changes these on a service: delete it, or choose another name in the configuration',
    }),
  );
});

const onProviders = (provider: string, launchType?: string) => ({
  ...service,
  launchType,
  normal: { ...service.normal, capacityProviderStrategy: { [provider]: 'weight 1, base 0' } },
});
const { launchType: _, ...withoutType } = desired.service;
const toProvider = (capacityProvider: string) => ({
  ...withoutType,
  capacityProviderStrategy: [{ capacityProvider, weight: 1, base: 0 }],
});

test.each([
  { name: 'EC2 to a provider', wanted: toProvider('FARGATE'), observed: service },
  { name: 'Fargate to a provider', wanted: toProvider('asg'), observed: { ...service, launchType: 'FARGATE' } },
  { name: 'one provider to another type', wanted: toProvider('managed'), observed: onProviders('FARGATE') },
  { name: 'a provider to another share', wanted: toProvider('FARGATE'), observed: onProviders('FARGATE', 'EC2') },
  { name: 'a provider back to its launch type', wanted: desired.service, observed: onProviders('asg', 'EC2') },
])('capacity may go from $name', ({ wanted, observed }) => {
  expect(() => refuseFixed(wanted, observed)).not.toThrow();
});

test.each([
  {
    name: 'between launch types',
    wanted: desired.service,
    observed: { ...service, launchType: 'FARGATE' },
    says: 'its launch type is FARGATE, not EC2',
    hint: 'ECS moves it by capacity providers only: in place of launchType write `capacityProviders` with a provider of your Auto Scaling group, or delete it, or choose another name in the configuration',
  },
  {
    name: 'to Fargate without providers',
    wanted: { ...desired.service, launchType: 'FARGATE' as const },
    observed: service,
    says: 'its launch type is EC2, not FARGATE',
    hint: 'ECS moves it by capacity providers only: in place of launchType write `capacityProviders` with FARGATE, or delete it, or choose another name in the configuration',
  },
  {
    name: 'back to another launch type than its first',
    wanted: desired.service,
    observed: onProviders('asg', 'FARGATE'),
    says: 'its launch type is FARGATE, not EC2',
    hint: 'ECS moves it by capacity providers only: in place of launchType write `capacityProviders` with a provider of your Auto Scaling group, or delete it, or choose another name in the configuration',
  },
  {
    name: 'to a launch type that it never had',
    wanted: desired.service,
    observed: onProviders('asg'),
    says: 'it runs on asg, and nothing tells that it was created with the launch type EC2',
    hint: 'to a launch type ECS lets it go back only: name its providers in capacityProviders, or delete it, or choose another name in the configuration',
  },
  {
    name: 'from hosts of one’s own',
    wanted: toProvider('asg'),
    observed: { ...service, launchType: 'EXTERNAL' },
    says: 'its launch type is EXTERNAL',
    hint: 'delete it, or choose another name in the configuration',
  },
])('capacity may not go $name', ({ wanted, observed, says, hint }) => {
  expect(() => refuseFixed(wanted, observed)).toThrow(
    expect.objectContaining({ message: `service "access-log" cannot become what is wanted: ${says}`, hint }),
  );
});
