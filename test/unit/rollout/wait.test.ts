import { describe, expect, test } from 'vitest';
import { refusal } from '../../support/fakeWorld.ts';
import { began, brief, crash, deployment, described, entry, rollout, wait } from './ecs.ts';

describe('a wait', () => {
  test('ends at the first poll that shows the end', async () => {
    const { ending, pausesMs, calls } = await wait({
      DescribeServiceDeployments: [deployment('PENDING'), deployment('IN_PROGRESS'), deployment('SUCCESSFUL')],
    });
    expect(ending).toEqual({
      outcome: 'succeeded',
      because: 'the new task runs and is steady',
      deploymentId: brief.serviceDeploymentArn,
      events: [],
      stoppedTasks: [],
    });
    expect(pausesMs).toEqual([1_000, 1_400]);
    expect(calls('DescribeServices')).toBe(3);
  });

  test('polls less and less often, every 5 s at last, for the last time at its limit and never past it', async () => {
    const { ending, pausesMs, sent } = await wait({}, { limitMs: 22_000 });
    expect(pausesMs.map(Math.round)).toEqual([1_000, 1_400, 1_960, 2_744, 3_842, 5_000, 5_000, 1_054]);
    expect(sent.findLast(({ operation }) => operation === 'DescribeServices')?.atMs).toBe(22_000);
    expect(sent.at(-1)?.atMs).toBe(22_000);
    expect(ending).toMatchObject({
      outcome: 'timed-out',
      because: 'not over in time: IN_PROGRESS; tasks: 1 running, 0 pending, 1 desired',
      hint: `look with: aws ecs describe-service-deployments --service-deployment-arns ${brief.serviceDeploymentArn}`,
    });
  });

  test('is a success where the last poll, at the limit, shows it', async () => {
    const { ending } = await wait(
      { DescribeServiceDeployments: [deployment('IN_PROGRESS'), deployment('SUCCESSFUL')] },
      { limitMs: 500 },
    );
    expect(ending.outcome).toBe('succeeded');
  });

  test('whose limit is over already polls once', async () => {
    const { ending, calls } = await wait({}, { limitMs: -1 });
    expect(ending.outcome).toBe('timed-out');
    expect(calls('DescribeServices')).toBe(1);
  });

  test('that is cancelled says what state the rollout was in, and calls nothing more', async () => {
    const cancelled = new AbortController();
    const { ending, sent, pausesMs } = await wait(
      {},
      { signal: cancelled.signal, onTold: ({ kind }) => kind === 'state' && cancelled.abort() },
    );
    expect(ending).toMatchObject({
      outcome: 'in-progress',
      because: 'the wait was cancelled; the rollout goes on: IN_PROGRESS; tasks: 1 running, 0 pending, 1 desired',
    });
    expect(sent).toHaveLength(3);
    expect(pausesMs).toEqual([]);
  });

  test('that is cancelled in the middle of a poll says so of no read, and not that the rollout has failed', async () => {
    const cancelled = new AbortController();
    const givenUp = refusal('AbortError', 'the run was cancelled');
    const { ending, told } = await wait(
      { DescribeServices: [givenUp], DescribeServiceDeployments: [givenUp] },
      { signal: cancelled.signal, onTold: ({ kind }) => kind === 'pinned' && cancelled.abort() },
    );
    expect(ending).toMatchObject({
      outcome: 'in-progress',
      because: 'the wait was cancelled; the rollout goes on: nothing was seen of it yet',
    });
    expect(told.map(({ kind }) => kind)).toEqual(['pinned']);
  });

  test('tells each state once', async () => {
    const { told } = await wait({}, { limitMs: 10_000 });
    expect(told).toEqual([
      { kind: 'pinned', deployment: brief.serviceDeploymentArn },
      { kind: 'state', state: 'IN_PROGRESS; tasks: 1 running, 0 pending, 1 desired' },
    ]);
  });
});

describe('a read that fails', () => {
  test('for a passing reason is no news', async () => {
    const { ending, told } = await wait({
      DescribeServices: [refusal('ThrottlingException', 'Rate exceeded'), described([entry])],
      DescribeServiceDeployments: [deployment('SUCCESSFUL')],
    });
    expect(ending.outcome).toBe('succeeded');
    expect(told.at(-1)).toEqual({
      kind: 'state',
      state: 'could not read service "access-log" in cluster "production": ThrottlingException: Rate exceeded',
    });
  });

  test('for any other is worked around where our service deployment says how it ends', async () => {
    const { ending, told } = await wait({
      DescribeServices: [refusal('AccessDeniedException')],
      DescribeServiceDeployments: [deployment('IN_PROGRESS'), deployment('SUCCESSFUL')],
    });
    expect(ending.outcome).toBe('succeeded');
    expect(
      told.filter((progress) => progress.kind === 'state' && progress.state.includes('could not read')),
    ).toHaveLength(1);
  });

  test('for any other is the end where nothing is left to judge by, for unknown is never success', async () => {
    const { ending } = await wait({
      DescribeServices: [refusal('AccessDeniedException')],
      DescribeServiceDeployments: [refusal('AccessDeniedException')],
    });
    expect(ending).toMatchObject({
      outcome: 'failed',
      because:
        'what became of the rollout is unknown: could not read service "access-log" in cluster "production": AccessDeniedException: no',
      hint: 'the role needs ecs:DescribeServices',
    });
  });

  test('of newer deployments alone ends nothing, and neither does a search that finds the service not there yet', async () => {
    const { ending } = await wait({
      ListServiceDeployments: [refusal('ServiceNotFoundException'), { serviceDeployments: [brief] }],
      DescribeServiceDeployments: [deployment('SUCCESSFUL')],
    });
    expect(ending).toMatchObject({ outcome: 'succeeded', deploymentId: brief.serviceDeploymentArn });
  });

  test.each(['pinned', 'task-stopped'])(
    'is one thing, and a mistake of ours another: one while %s is told is thrown on',
    async (told) => {
      const crashed = { ListTasks: [{ taskArns: [crash.taskArn] }], DescribeTasks: [{ tasks: [crash] }] };
      const onTold = ({ kind }: { kind: string }) => {
        if (kind === told) throw new TypeError('a mistake');
      };
      await expect(wait(crashed, { limitMs: 0, onTold })).rejects.toThrow(TypeError);
    },
  );
});

describe('the pin', () => {
  const none = { serviceDeployments: [] };
  const found = { serviceDeployments: [brief] };
  const steady = described([{ ...entry, rolloutState: 'COMPLETED' }]);

  test('is searched for from 5 s before our entry’s stamp on', async () => {
    const { sent } = await wait({ DescribeServiceDeployments: [deployment('SUCCESSFUL')] });
    expect(sent.find(({ operation }) => operation === 'ListServiceDeployments')?.input).toEqual({
      cluster: 'production',
      service: 'access-log',
      createdAt: { after: new Date(began - 5_000) },
    });
  });

  test('is our service deployment though ECS lists it at the sixth poll only', async () => {
    const { ending, told } = await wait({
      ListServiceDeployments: [none, none, none, none, none, found],
      DescribeServiceDeployments: [deployment('SUCCESSFUL')],
    });
    expect(ending).toMatchObject({ outcome: 'succeeded', because: 'the new task runs and is steady' });
    expect(told).toContainEqual({ kind: 'pinned', deployment: brief.serviceDeploymentArn });
  });

  test('is our entry in the service where six polls did not show one, and is searched for no more', async () => {
    const { ending, calls, told } = await wait({
      ListServiceDeployments: [none, none, none, none, none, none, found],
      DescribeServices: [...Array(7).fill(described([entry])), steady],
    });
    expect(ending).toMatchObject({
      outcome: 'succeeded',
      because: 'the task runs and is steady',
      deploymentId: entry.id,
    });
    expect(calls('ListServiceDeployments')).toBe(6);
    expect(told.filter(({ kind }) => kind === 'pinned')).toEqual([{ kind: 'pinned', deployment: entry.id }]);
  });

  test.each(['AccessDeniedException', 'UnknownOperationException'])(
    'is our entry at once where service deployments may not or cannot be listed: %s',
    async (name) => {
      const { ending, calls } = await wait({ ListServiceDeployments: [refusal(name)], DescribeServices: [steady] });
      expect(ending).toMatchObject({ outcome: 'succeeded', deploymentId: entry.id });
      expect(calls('ListServiceDeployments')).toBe(1);
    },
  );

  test('is given up for our entry where service deployments can be listed but not described', async () => {
    const { ending, told, calls } = await wait({
      DescribeServiceDeployments: [refusal('AccessDeniedException')],
      DescribeServices: [steady],
    });
    expect(ending).toMatchObject({ outcome: 'succeeded', deploymentId: entry.id });
    expect(told.filter(({ kind }) => kind === 'pinned')).toEqual([
      { kind: 'pinned', deployment: brief.serviceDeploymentArn },
      { kind: 'pinned', deployment: entry.id },
    ]);
    expect(calls('DescribeServiceDeployments')).toBe(1);
  });

  test('of a rollout that was over before is our entry: its service deployment says SUCCESSFUL for ever', async () => {
    const { ending, calls } = await wait({ DescribeServices: [steady] }, { isOver: true });
    expect(ending).toMatchObject({ outcome: 'succeeded', deploymentId: entry.id });
    expect(calls('ListServiceDeployments')).toBe(0);
  });

  test('by which to look is told where the time ran out', async () => {
    const { ending } = await wait({ ListServiceDeployments: [refusal('AccessDeniedException')] }, { limitMs: 0 });
    expect(ending.hint).toBe('look with: aws ecs describe-services --cluster production --services access-log');
  });
});

describe('a rollout that ECS stopped', () => {
  const newer = {
    serviceDeploymentArn: `${brief.serviceDeploymentArn}-newer`,
    createdAt: new Date(began + 30_000),
  };
  const ours = { serviceDeployments: [brief] };
  const stopped = { DescribeServiceDeployments: [deployment('STOPPED')] };

  test('is superseded by the entry in charge, though the newer deployment is not listed yet', async () => {
    const inCharge = { ...entry, id: 'ecs-svc/newer', createdAt: new Date(began + 30_000) };
    const { ending } = await wait({ ...stopped, DescribeServices: [described([inCharge])] });
    expect(ending).toMatchObject({
      outcome: 'superseded',
      because: 'a newer deployment took over: ecs-svc/newer, which brings access-log:4',
    });
  });

  test('is superseded where both the list and the service lag behind for four polls', async () => {
    // The first list is the one in which ours is found.
    const lists = [ours, ours, ours, ours, ours, { serviceDeployments: [newer, brief] }];
    const { ending, sent } = await wait({ ...stopped, ListServiceDeployments: lists });
    expect(sent.findLast(({ operation }) => operation === 'ListServiceDeployments')?.input).toMatchObject({
      createdAt: { after: new Date(began) },
    });
    expect(ending).toMatchObject({
      outcome: 'superseded',
      because: `a newer deployment took over: ${newer.serviceDeploymentArn}`,
    });
  });

  test('has failed where nobody takes over in four more polls', async () => {
    const lists = [ours, ours, ours, ours, ours, ours, { serviceDeployments: [newer, brief] }];
    const { ending, calls } = await wait({ ...stopped, ListServiceDeployments: lists });
    expect(ending).toMatchObject({ outcome: 'failed', because: 'the rollout was stopped: no reason given' });
    expect(calls('DescribeServiceDeployments')).toBe(5);
  });
});

describe('tasks that stop', () => {
  const started = (id: string, atMs: number) => ({
    id,
    createdAt: new Date(began + atMs),
    message: `(service access-log) has started 1 tasks: (task ${id}).`,
  });
  const restarted = described([entry], [started('1', 1_000), started('2', 60_000)]);
  const crashed = { ListTasks: [{ taskArns: [crash.taskArn] }], DescribeTasks: [{ tasks: [crash] }] };

  test('without being counted by ECS are told as they come, by the start of the task that takes their place', async () => {
    const { ending, told } = await wait({
      ...crashed,
      DescribeServices: [restarted],
      DescribeServiceDeployments: [deployment('IN_PROGRESS'), deployment('SUCCESSFUL')],
    });
    expect(ending).toMatchObject({
      outcome: 'succeeded',
      because: 'the new task runs and is steady',
      stoppedTasks: [{ containers: [{ name: 'batch', exitCode: 4 }] }],
    });
    expect(told.filter(({ kind }) => kind === 'task-stopped')).toHaveLength(1);
    expect(told.filter(({ kind }) => kind === 'service-event')).toHaveLength(2);
  });

  test('of another rollout, and events that were there before, are not told', async () => {
    const { ending, told } = await wait(
      {
        ...crashed,
        DescribeTasks: [{ tasks: [{ ...crash, taskDefinitionArn: rollout.previousTaskDefinitionArn }] }],
        DescribeServices: [restarted],
        DescribeServiceDeployments: [deployment('SUCCESSFUL')],
      },
      { eventsBefore: new Set(['1']) },
    );
    expect(ending.stoppedTasks).toEqual([]);
    expect(told.filter(({ kind }) => kind !== 'pinned')).toMatchObject([{ event: { id: '2' } }]);
  });

  test.each([
    { status: 'ROLLBACK_SUCCESSFUL', why: 'ECS put the previous revision back: no reason given' },
    { status: 'ROLLBACK_FAILED', why: 'the rollout failed and so did its rollback: no reason given' },
  ])('are the first words where the rollout was no success: $status', async ({ status, why }) => {
    const { ending } = await wait({ ...crashed, DescribeServiceDeployments: [deployment(status)] });
    expect(ending.because).toBe(`container batch exited with 4; Essential container in task exited (${why})`);
  });

  test('are the first words where the time ran out', async () => {
    const { ending } = await wait(crashed, { limitMs: 0 });
    expect(ending.because).toBe(
      'container batch exited with 4; Essential container in task exited (not over in time: IN_PROGRESS; tasks: 1 running, 0 pending, 1 desired)',
    );
  });

  test('and may not be read are told of once, and end nothing', async () => {
    const { ending, told } = await wait({
      ListTasks: [refusal('AccessDeniedException')],
      DescribeServices: [restarted],
      DescribeServiceDeployments: [deployment('IN_PROGRESS'), deployment('ROLLBACK_SUCCESSFUL')],
    });
    expect(ending).toMatchObject({ outcome: 'rolled-back', stoppedTasks: [] });
    expect(told.filter((progress) => progress.kind === 'state' && progress.state.includes('could not read'))).toEqual([
      { kind: 'state', state: 'could not read the tasks of service "access-log": AccessDeniedException: no' },
    ]);
  });

  test('are read again only when another one has failed', async () => {
    const { calls, ending } = await wait({
      ...crashed,
      DescribeServices: [restarted, restarted, described([{ ...entry, failedTasks: 2 }]), restarted],
      DescribeServiceDeployments: [...Array(4).fill(deployment('IN_PROGRESS')), deployment('SUCCESSFUL')],
    });
    expect(calls('ListTasks')).toBe(2);
    // The one that was told is not described, and told, again.
    expect(calls('DescribeTasks')).toBe(1);
    expect(ending.stoppedTasks).toHaveLength(1);
  });
});

test.each([
  { name: 'does not show', shown: [] },
  { name: 'shows without its state', shown: [{ ...brief, status: undefined }] },
])('a service deployment that ECS lists and then $name is judged by its entry after three polls', async ({ shown }) => {
  const { ending, calls } = await wait({
    DescribeServiceDeployments: [{ serviceDeployments: shown }],
    DescribeServices: [described([{ ...entry, rolloutState: 'COMPLETED' }])],
  });
  expect(ending).toMatchObject({ outcome: 'succeeded', because: 'the task runs and is steady' });
  expect(calls('DescribeServiceDeployments')).toBe(3);
});
