import { expect, test } from 'vitest';
import { readLastLines } from '../../../src/tasks/lastLines.io.ts';
import { bounded } from '../../../src/tasks/logPlace.ts';
import { fakeWorld, refusal } from '../../support/fakeWorld.ts';

const task = { id: 'a1', taskDefinitionArn: 'td:4' };
const logged = (logConfiguration: object) => ({
  taskDefinition: { containerDefinitions: [{ name: 'batch', logConfiguration }] },
});
const awslogs = logged({
  logDriver: 'awslogs',
  options: { 'awslogs-group': '/ecs/a', 'awslogs-stream-prefix': 'log' },
});

test('the last lines are read from the container’s own stream of the task that failed', async () => {
  const { world, sent } = fakeWorld({
    DescribeTaskDefinition: [awslogs],
    GetLogEvents: [{ events: [{ message: 'one' }, { message: 'two' }, {}] }],
  });
  expect(await readLastLines(world, task, 'batch')).toEqual({
    container: 'batch',
    lines: ['one', 'two', ''],
    place: { group: '/ecs/a', stream: 'log/batch/a1' },
  });
  expect(sent[1]?.input).toEqual({
    logGroupName: '/ecs/a',
    logStreamName: 'log/batch/a1',
    limit: 20,
    startFromHead: false,
  });
});

test('that they may not be read is told, with the right that is missing', async () => {
  const { world } = fakeWorld({ DescribeTaskDefinition: [awslogs], GetLogEvents: [refusal('AccessDeniedException')] });
  expect((await readLastLines(world, task, 'batch')).unread).toContain('the role needs logs:GetLogEvents');
});

test('a container that never ran has logged nothing, which is no failure', async () => {
  const gone = refusal('ResourceNotFoundException');
  const { world } = fakeWorld({ DescribeTaskDefinition: [awslogs], GetLogEvents: [gone] });
  expect(await readLastLines(world, task, 'batch')).toMatchObject({ lines: [], unread: 'it has logged nothing' });
});

test.each([{}, logged({ logDriver: 'fluentd' }), logged({ logDriver: 'awslogs' })])(
  'a log elsewhere is told: %j',
  async (described) => {
    const { world } = fakeWorld({ DescribeTaskDefinition: [described] });
    expect(await readLastLines(world, task, 'batch')).toEqual({
      container: 'batch',
      lines: [],
      unread: 'its log does not go to CloudWatch Logs',
    });
  },
);

test.each([
  { name: '20 lines', lines: Array(20).fill('a'), kept: 20 },
  { name: '20 of 21 lines', lines: Array(21).fill('a'), kept: 20 },
  { name: '4,000 characters', lines: Array(8).fill('a'.repeat(500)), kept: 8 },
  { name: 'not one more', lines: ['a', ...Array(8).fill('a'.repeat(500))], kept: 8 },
])('what is kept is $name', ({ lines, kept }) => {
  expect(bounded(lines)).toHaveLength(kept);
});

test('a line longer than 500 characters is cut', () => {
  expect(bounded(['a'.repeat(501)])).toEqual([`${'a'.repeat(500)}…`]);
});
