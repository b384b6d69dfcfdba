import { expect, test } from 'vitest';
import { diffLogGroup } from '../../../../src/resources/log-group/diff.ts';
import { readLogGroup } from '../../../../src/resources/log-group/read.io.ts';
import { fakeWorld, refusal } from '../../../support/fakeWorld.ts';

const logGroupName = '/ecs/access-log';
const wanted = { logGroupName, tags: { 'legacy-log-ecs': 'access-log', team: 'shop' } };
const fresh = { logGroupName, storedBytes: 0, arn: 'arn:group:*', logGroupArn: 'arn:group' };
const ours = { tags: { 'legacy-log-ecs': 'access-log' } };

async function readOf(
  group: object,
  tags?: object | Error,
  want: typeof wanted & { retentionInDays?: number } = wanted,
) {
  const { world, sent } = fakeWorld({
    DescribeLogGroups: [{ logGroups: [{ logGroupName: '/ecs/access' }, group] }],
    ...(tags && { ListTagsForResource: [tags] }),
  });
  const found = await readLogGroup(world, want);
  return {
    found,
    asked: sent.filter(({ operation }) => operation === 'ListTagsForResource').map(({ input }) => input),
  };
}

test.each([
  { name: 'with its ARN', group: fresh },
  { name: 'with an ARN that ends in a star', group: { ...fresh, logGroupArn: undefined } },
])('a group of ours that holds nothing and has no time is half made, and is mended: $name', async ({ group }) => {
  const { found, asked } = await readOf(group, ours);
  expect(found).toEqual({ name: logGroupName, retentionInDays: undefined, halfMade: true });
  expect(asked).toEqual([{ resourceArn: 'arn:group' }]);
  expect(diffLogGroup(wanted, found)).toEqual([
    {
      name: logGroupName,
      action: 'update',
      reason: 'it was created by a run that was cut off before it set how long events are kept',
      changes: [{ path: 'retentionInDays', before: null, after: 30 }],
    },
  ]);
});

test.each([
  { name: 'is of another log service', tags: { tags: { 'legacy-log-ecs': 'error-log' } } },
  { name: 'is somebody’s', tags: { tags: { team: 'shop' } } },
  { name: 'has no tags', tags: {} },
  { name: 'has tags that the role may not see', tags: refusal('AccessDeniedException') },
])('a group that $name is left as it is', async ({ tags }) => {
  expect((await readOf(fresh, tags)).found).toEqual({ name: logGroupName, retentionInDays: undefined });
});

test.each([
  { name: 'holds a byte', group: { ...fresh, storedBytes: 1 }, want: wanted },
  { name: 'holds nobody knows how much', group: { ...fresh, storedBytes: undefined }, want: wanted },
  { name: 'has a time', group: { ...fresh, retentionInDays: 365 }, want: wanted },
  { name: 'shall have a time', group: fresh, want: { ...wanted, retentionInDays: 7 } },
])('a group that $name is not asked for its tags', async ({ group, want }) => {
  expect((await readOf(group, undefined, want)).asked).toEqual([]);
});

test('tags that cannot be read are no tags that are not there', async () => {
  await expect(readOf(fresh, refusal('ThrottlingException'))).rejects.toThrow('the tags of the log group');
});
