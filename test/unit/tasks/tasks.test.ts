import { describe, expect, test } from 'vitest';
import { readRunningTasks, readStoppedTasks, readTasks } from '../../../src/tasks/tasks.io.ts';
import { fakeWorld } from '../../support/fakeWorld.ts';

const place = { cluster: 'production', service: 'access-log' };
const described = (input: Record<string, unknown>) => ({
  tasks: (input.tasks as string[]).map((taskArn) => ({ taskArn, lastStatus: 'STOPPED' })),
});
const ids = (count: number) => Array.from({ length: count }, (_, index) => `task/${index}`);

describe('tasks', () => {
  test.each([
    { count: 0, calls: [] },
    { count: 100, calls: [100] },
    { count: 101, calls: [100, 1] },
  ])('$count are described in calls of $calls, as ECS takes 100 at most', async ({ count, calls }) => {
    const { world, sent } = fakeWorld({ DescribeTasks: [described] });
    expect(await readTasks(world, 'production', ids(count))).toHaveLength(count);
    expect(sent.map(({ input }) => (input.tasks as string[]).length)).toEqual(calls);
  });

  test('are listed to the last page, also behind an empty one', async () => {
    const { world, sent } = fakeWorld({
      ListTasks: [{ taskArns: ['task/a'], nextToken: '2' }, { taskArns: [], nextToken: '3' }, { taskArns: ['task/b'] }],
      DescribeTasks: [described],
    });
    expect((await readRunningTasks(world, place)).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(sent.map(({ input }) => input)).toMatchObject([
      { cluster: 'production', serviceName: 'access-log', desiredStatus: 'RUNNING' },
      { nextToken: '2' },
      { nextToken: '3' },
      { cluster: 'production', tasks: ['task/a', 'task/b'] },
    ]);
  });

  test('that were seen are not described again, and one that is still stopping is not told yet', async () => {
    const { world, sent } = fakeWorld({
      ListTasks: [{ taskArns: ['task/seen', 'task/stopped', 'task/stopping'] }],
      DescribeTasks: [
        {
          tasks: [
            { taskArn: 'task/stopped', lastStatus: 'STOPPED' },
            { taskArn: 'task/stopping', lastStatus: 'STOPPING' },
          ],
        },
      ],
    });
    expect(await readStoppedTasks(world, place, new Set(['seen']))).toMatchObject([{ id: 'stopped' }]);
    expect(sent.map(({ input }) => input)).toMatchObject([
      { desiredStatus: 'STOPPED' },
      { tasks: ['task/stopped', 'task/stopping'] },
    ]);
  });
});
