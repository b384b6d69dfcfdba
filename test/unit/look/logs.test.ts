import { expect, test } from 'vitest';
import { logs } from '../../../src/look/logs.io.ts';
import { type Answer, fakeWorld, refusal } from '../../support/fakeWorld.ts';

const place = { cluster: 'production', service: 'access-log' };
const [old, young] = ['a'.repeat(32), 'b'.repeat(32)];

const container = (name: string, options: object = {}) => ({
  name,
  logConfiguration: {
    logDriver: 'awslogs',
    options: { 'awslogs-group': '/ecs/access-log', 'awslogs-stream-prefix': name, ...options },
  },
});
const definition = { taskDefinition: { containerDefinitions: [container('fluentd'), container('batch')] } };
const task = (id: string, lastStatus = 'RUNNING') => ({
  taskArn: `arn:task/${id}`,
  taskDefinitionArn: 'arn:task-definition/access-log:7',
  lastStatus,
  stoppedReason: lastStatus === 'STOPPED' ? 'Essential container in task exited' : undefined,
});
const tasksById: Answer = ({ tasks }) => ({ tasks: (tasks as string[]).map((id) => task(id)) });
const listed = (...ids: readonly string[]) => ({ taskArns: ids.map((id) => `arn:task/${id}`) });

/** The events of streams; a token is how many were read of its stream. */
const streams =
  (events: Readonly<Record<string, readonly (readonly [number, string])[]>>): Answer =>
  (input) => {
    const all = events[String(input.logStreamName)];
    if (!all) throw refusal('ResourceNotFoundException');
    const read = input.nextToken === undefined ? 0 : Number(String(input.nextToken).slice(2));
    const found = input.startFromHead
      ? all.slice(read)
      : input.nextToken === undefined
        ? all.slice(-Number(input.limit))
        : [];
    return {
      events: found.map(([timestamp, message]) => ({ timestamp, message })),
      nextForwardToken: `f/${input.startFromHead ? all.length : all.length}`,
      nextBackwardToken: 'b/0',
    };
  };

const run = async (
  answers: Readonly<Record<string, readonly Answer[]>>,
  more: Partial<Parameters<typeof logs>[2]> & { readonly cancelAfter?: number } = {},
) => {
  const lines: string[] = [];
  const said: string[] = [];
  const cancelling = new AbortController();
  const { world, sent } = fakeWorld({ DescribeTaskDefinition: [definition], DescribeTasks: [tasksById], ...answers });
  let pauses = 0;
  const clock = {
    ...world.clock,
    sleep: async (ms: number, signal?: AbortSignal) => {
      pauses += 1;
      if (pauses > (more.cancelAfter ?? 0)) cancelling.abort();
      await world.clock.sleep(ms, signal);
    },
  };
  const report = await logs({ ...world, clock }, place, {
    container: undefined,
    task: undefined,
    sinceMs: undefined,
    lines: 100,
    follow: false,
    signal: cancelling.signal,
    onLogLine: ({ atMs, container: name, message }) => lines.push(`${atMs} ${name} ${message}`),
    say: (words) => said.push(words),
    ...more,
  });
  return { report, lines, said, sent };
};

test('the lines of both containers come in the order of time', async () => {
  const { lines } = await run({
    ListTasks: [listed(old)],
    GetLogEvents: [
      streams({
        [`fluentd/fluentd/${old}`]: [
          [1, 'up'],
          [4, 'acked'],
        ],
        [`batch/batch/${old}`]: [[3, 'row']],
      }),
    ],
  });
  expect(lines).toEqual(['1 fluentd up', '3 batch row', '4 fluentd acked']);
});

test('one container that has written nothing yet has no lines, and that is no error', async () => {
  const { lines, report } = await run(
    { ListTasks: [listed(old)], GetLogEvents: [refusal('ResourceNotFoundException')] },
    { container: 'batch' },
  );
  expect([lines, report.count, report.places]).toEqual([
    [],
    0,
    [{ container: 'batch', group: '/ecs/access-log', stream: `batch/batch/${old}` }],
  ]);
});

test('only the last so many lines are asked for, from an instant on', async () => {
  const { sent } = await run(
    { ListTasks: [listed(old)], GetLogEvents: [streams({ [`batch/batch/${old}`]: [[1, 'a']] })] },
    { container: 'batch', lines: 5, sinceMs: 900 },
  );
  expect(sent.find(({ operation }) => operation === 'GetLogEvents')?.input).toEqual({
    logGroupName: '/ecs/access-log',
    logStreamName: `batch/batch/${old}`,
    startFromHead: false,
    limit: 5,
    startTime: 900,
  });
});

test('followed, a task that is replaced is told, and its successor is read from its first line', async () => {
  const events: Record<string, readonly (readonly [number, string])[]> = { [`batch/batch/${old}`]: [[1, 'first']] };
  const grow: Answer = (input) => {
    if (String(input.logStreamName).endsWith(young))
      events[`batch/batch/${young}`] = [
        [7, 'hello'],
        [8, 'again'],
      ];
    return (streams(events) as (input: Record<string, unknown>) => object)(input);
  };
  const { lines, said, report } = await run(
    { ListTasks: [listed(old), listed(young)], GetLogEvents: [grow] },
    { container: 'batch', follow: true, cancelAfter: 6 },
  );
  expect(said).toEqual([`task ${old} was replaced by ${young}`]);
  expect(lines).toEqual(['1 batch first', '7 batch hello', '8 batch again']);
  expect(report.count).toBe(3);
});

test('followed, a read without an answer is told and the next one goes on', async () => {
  const busy = refusal('ThrottlingException', 'Rate exceeded');
  const { said, lines } = await run(
    {
      ListTasks: [listed(old)],
      GetLogEvents: [
        streams({ [`batch/batch/${old}`]: [[1, 'first']] }),
        { events: [], nextForwardToken: 'f/1', nextBackwardToken: 'b/0' },
        busy,
        streams({
          [`batch/batch/${old}`]: [
            [1, 'first'],
            [2, 'second'],
          ],
        }),
      ],
    },
    { container: 'batch', follow: true, cancelAfter: 2 },
  );
  expect(said[0]).toContain('Rate exceeded');
  expect(lines).toEqual(['1 batch first', '2 batch second']);
});

test('where nothing runs, the task that stopped last is shown, and why it stopped', async () => {
  const { said, report } = await run({
    ListTasks: [listed(), listed(old)],
    DescribeTasks: [{ tasks: [task(old, 'STOPPED')] }],
    GetLogEvents: [streams({ [`fluentd/fluentd/${old}`]: [[1, 'bye']], [`batch/batch/${old}`]: [] })],
  });
  expect(said).toEqual([`task ${old} has stopped: Essential container in task exited`]);
  expect(report.stopped).toBe(true);
});

test.each([
  [
    'a container that there is not',
    { container: 'bach' },
    { ListTasks: [listed(old)] },
    'there is no container "bach" in the task',
  ],
  ['a task that is none', { task: 'latest' }, {}, '"latest" is no task'],
  ['a service without any task', {}, { ListTasks: [listed()] }, 'has no task, and none that stopped lately'],
  [
    'a container with another log driver',
    { container: 'batch' },
    {
      ListTasks: [listed(old)],
      DescribeTaskDefinition: [
        { taskDefinition: { containerDefinitions: [{ name: 'batch', logConfiguration: { logDriver: 'json-file' } }] } },
      ],
    },
    'container "batch" has the log driver json-file',
  ],
])('%s is refused in words', async (_, more, answers, words) => {
  await expect(run(answers, more)).rejects.toThrow(words);
});

test('a log group that is gone is no log without lines', async () => {
  const gone = refusal('ResourceNotFoundException', 'The specified log group does not exist.');
  await expect(run({ ListTasks: [listed(old)], GetLogEvents: [gone] })).rejects.toThrow(
    'The specified log group does not exist.',
  );
});
