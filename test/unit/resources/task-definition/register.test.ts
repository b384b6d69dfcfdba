import { describe, expect, test } from 'vitest';
import { diffTaskDefinition } from '../../../../src/resources/task-definition/diff.ts';
import { readTaskDefinition } from '../../../../src/resources/task-definition/read.io.ts';
import { registerTaskDefinition } from '../../../../src/resources/task-definition/register.io.ts';
import { fakeWorld } from '../../../support/fakeWorld.ts';
import { describedTaskDefinition, taskDefinition } from '../../deploy/literals.ts';

const arn = 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:3';
const sentOf = (sent: readonly { readonly operation: string }[]) => sent.map(({ operation }) => operation);

/** With a variable that AWS would drop. */
const withEmpty = {
  ...taskDefinition,
  containerDefinitions: taskDefinition.containerDefinitions.map((it) =>
    it.name === 'batch' ? { ...it, environment: [...it.environment, { name: 'EMPTY', value: '' }] } : it,
  ),
};

test('what AWS wrote down as it was sent needs no second call', async () => {
  const { world, sent } = fakeWorld({ RegisterTaskDefinition: [{ taskDefinition: describedTaskDefinition }] });
  expect(await registerTaskDefinition(world, taskDefinition)).toBe(arn);
  expect(sentOf(sent)).toEqual(['RegisterTaskDefinition']);
  expect(sent[0]?.input.tags).toEqual([{ key: 'legacy-log-ecs', value: 'access-log' }]);
});

test('an answer that tells nothing of what was written down is no other than what was sent', async () => {
  const { world, sent } = fakeWorld({ RegisterTaskDefinition: [{ taskDefinition: { taskDefinitionArn: 'td:3' } }] });
  expect(await registerTaskDefinition(world, taskDefinition)).toBe('td:3');
  expect(sentOf(sent)).toEqual(['RegisterTaskDefinition']);
});

describe('what AWS wrote down in another way', () => {
  test('is remembered, so that the next push finds the revision unchanged', async () => {
    const first = fakeWorld({
      RegisterTaskDefinition: [{ taskDefinition: describedTaskDefinition }],
      TagResource: [{}],
    });
    await registerTaskDefinition(first.world, withEmpty);
    expect(sentOf(first.sent)).toEqual(['RegisterTaskDefinition', 'TagResource']);
    const { resourceArn, tags } = first.sent[1]?.input ?? {};
    expect(resourceArn).toBe(arn);
    const own = [{ key: 'legacy-log-ecs', value: 'access-log' }, ...(tags as object[])];
    const next = fakeWorld({ DescribeTaskDefinition: [{ taskDefinition: describedTaskDefinition, tags: own }] });
    const running = await readTaskDefinition(next.world, arn);
    expect(diffTaskDefinition(withEmpty, { running, latest: undefined })).toEqual({ differences: [], standing: arn });
  });

  test('would be replaced by each push if nothing remembered it', () => {
    const running = { arn, active: true, normal: { family: 'access-log' }, tags: {} };
    expect(diffTaskDefinition(withEmpty, { running, latest: undefined }).differences).not.toEqual([]);
  });
});
