import { expect, test } from 'vitest';
import { changedMembers, startDeployment } from '../../../../src/resources/service/members.ts';

const change = (path: string) => ({ path, before: null, after: null });

test.each([
  { path: 'taskDefinition', starts: true },
  { path: 'networkConfiguration.subnets', starts: true },
  { path: 'serviceRegistries', starts: true },
  { path: 'desiredCount', starts: false },
  { path: 'deploymentConfiguration.rollback', starts: false },
  { path: 'availabilityZoneRebalancing', starts: false },
  { path: 'enableECSManagedTags', starts: false },
  { path: 'propagateTags', starts: false },
])('a change of $path is sent as the whole member, and starts a deployment by itself: $starts', ({ path, starts }) => {
  expect(changedMembers([change(path)])).toEqual({ members: [path.split('.')[0]], tags: false, force: false });
  expect(startDeployment([change(path)])).toBe(starts);
});

test('two changes of one member send it once; tags and force are sent apart', () => {
  expect(
    changedMembers(['networkConfiguration.subnets', 'networkConfiguration.securityGroups', 'tags.team'].map(change)),
  ).toEqual({ members: ['networkConfiguration'], tags: true, force: false });
  expect(changedMembers([change('forceNewDeployment')])).toEqual({ members: [], tags: false, force: true });
});

test.each(['capacityProviderStrategy', 'enableExecuteCommand'])(
  'a change of %s, which counts for tasks to come, is sent with a forced deployment',
  (member) => {
    expect(changedMembers([change(member)])).toEqual({ members: [member], tags: false, force: true });
    expect(startDeployment([change(member)])).toBe(true);
  },
);
