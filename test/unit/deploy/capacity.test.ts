import { expect, test } from 'vitest';
import { withCapacity } from '../../../src/deploy/capacity.io.ts';
import { fitted, needsType } from '../../../src/deploy/capacity.ts';
import type { Desired } from '../../../src/render/desired.ts';
import { fakeWorld } from '../../support/fakeWorld.ts';
import { desired } from './literals.ts';

const on = (...names: string[]): Desired => ({
  ...desired,
  service: {
    ...desired.service,
    capacityProviderStrategy: names.map((capacityProvider) => ({ capacityProvider, weight: 1, base: 0 })),
  },
});
const asg = { name: 'asg', status: 'ACTIVE' as const, autoScalingGroupProvider: { autoScalingGroupArn: 'arn' } };
const managed = { name: 'managed', status: 'ACTIVE' as const, managedInstancesProvider: {} };

test.each([
  { names: ['FARGATE'], needs: false },
  { names: ['FARGATE', 'FARGATE_SPOT'], needs: false },
  { names: ['asg'], needs: true },
  { names: [], needs: false },
])('AWS is asked what $names are: $needs', ({ names, needs }) => {
  expect(needsType(on(...names).service)).toBe(needs);
});

test.each([
  { name: 'an Auto Scaling group', found: [asg], names: ['asg'], compatibilities: ['EC2'] },
  { name: 'Managed Instances', found: [managed], names: ['managed'], compatibilities: ['MANAGED_INSTANCES'] },
  {
    name: 'Managed Instances by the type alone',
    found: [{ name: 'managed', type: 'MANAGED_INSTANCES' as const }],
    names: ['managed'],
    compatibilities: ['MANAGED_INSTANCES'],
  },
])('the revision is made for $name', ({ found, names, compatibilities }) => {
  expect(fitted(on(...names), found).taskDefinition.requiresCompatibilities).toEqual(compatibilities);
});

test.each([
  {
    name: 'is not of the cluster',
    found: [],
    names: ['asg'],
    says: 'capacityProviders: cluster "production" has no capacity provider "asg"',
  },
  {
    name: 'is on its way out',
    found: [{ ...asg, status: 'INACTIVE' as const }],
    names: ['asg'],
    says: 'capacityProviders: the capacity provider "asg" is INACTIVE',
  },
  {
    name: 'is of another type than the other',
    found: [asg, managed],
    names: ['asg', 'managed'],
    says: 'capacityProviders: asg is of an Auto Scaling group, and managed is of Managed Instances',
  },
])('a provider that $name is refused', ({ found, names, says }) => {
  expect(() => fitted(on(...names), found)).toThrow(says);
});

test.each([
  { type: 'docker', volume: { name: 'v', dockerVolumeConfiguration: {} } },
  { type: 'host', volume: { name: 'v', host: { sourcePath: '/mnt' } } },
])('Managed Instances take no volume of type $type', ({ type, volume }) => {
  const wanted = on('managed');
  const withVolume = { ...wanted, taskDefinition: { ...wanted.taskDefinition, volumes: [{ name: 'plain' }, volume] } };
  expect(() => fitted(withVolume, [managed])).toThrow(`have no volumes of type ${type}`);
});

test('only the providers of the cluster are asked for, by their names', async () => {
  const { world, sent } = fakeWorld({ DescribeCapacityProviders: [{ capacityProviders: [asg] }] });
  await withCapacity(world, on('asg'));
  expect(sent.map(({ input }) => input)).toEqual([{ cluster: 'production', capacityProviders: ['asg'] }]);
});
