import { expect, test } from 'vitest';
import { diffLogGroup } from '../../../../src/resources/log-group/diff.ts';

test.each([
  { name: 'none', observed: undefined, actions: ['create'] },
  { name: 'the same', observed: { name: '/ecs/access-log', retentionInDays: 30 }, actions: [] },
  { name: 'kept for ever', observed: { name: '/ecs/access-log', retentionInDays: undefined }, actions: ['update'] },
])('diffLogGroup: $name → $actions', ({ observed, actions }) => {
  const group = { logGroupName: '/ecs/access-log', retentionInDays: 30, tags: {} };
  expect(diffLogGroup(group, observed).map((step) => step.action)).toEqual(actions);
});

test('diffLogGroup: without a wanted time a new group gets 30 days, and no group is changed', () => {
  const group = { logGroupName: '/ecs/access-log', tags: {} };
  expect(diffLogGroup(group)).toMatchObject([
    { action: 'create', changes: [{ path: 'retentionInDays', before: null, after: 30 }] },
  ]);
  expect(diffLogGroup(group, { name: '/ecs/access-log', retentionInDays: 3653 })).toEqual([]);
  expect(diffLogGroup(group, { name: '/ecs/access-log', retentionInDays: undefined })).toEqual([]);
});

test('diffLogGroup: a plan says for how many days events are kept, before and after', () => {
  const group = { logGroupName: '/ecs/access-log', retentionInDays: 30, tags: {} };
  expect(diffLogGroup(group, { name: '/ecs/access-log', retentionInDays: 7 })).toEqual([
    {
      name: '/ecs/access-log',
      action: 'update',
      reason: 'its events are kept for another time',
      changes: [{ path: 'retentionInDays', before: 7, after: 30 }],
    },
  ]);
});

test('diffLogGroup: events that were kept for ever are told as having had no time', () => {
  const group = { logGroupName: '/ecs/access-log', retentionInDays: 30, tags: {} };
  expect(diffLogGroup(group, { name: '/ecs/access-log', retentionInDays: undefined })).toMatchObject([
    { changes: [{ path: 'retentionInDays', before: null, after: 30 }] },
  ]);
});

test('diffLogGroup: a group that is not there is created, for as long as wanted', () => {
  expect(diffLogGroup({ logGroupName: '/ecs/access-log', retentionInDays: 7, tags: {} })).toEqual([
    {
      name: '/ecs/access-log',
      action: 'create',
      reason: 'there is no log group of that name',
      changes: [{ path: 'retentionInDays', before: null, after: 7 }],
    },
  ]);
});
