import { describe, expect, test } from 'vitest';
import { exec } from '../../../src/look/exec.io.ts';
import { fakeWorld } from '../../support/fakeWorld.ts';

const place = { cluster: 'production', service: 'access-log' };
const id = 'c'.repeat(32);
const running = { name: 'ExecuteCommandAgent', lastStatus: 'RUNNING' };
const session = { sessionId: 's-1', streamUrl: 'wss://example', tokenValue: 'the-token' };

const run = async (task: object, more: { readonly container?: string; readonly find?: () => string } = {}) => {
  const described = {
    taskArn: `arn:aws:ecs:ap-northeast-1:123456789012:task/production/${id}`,
    clusterArn: 'arn:aws:ecs:ap-northeast-1:123456789012:cluster/production',
    lastStatus: 'RUNNING',
    enableExecuteCommand: true,
    containers: [{ name: 'batch', lastStatus: 'RUNNING', runtimeId: 'r-1', managedAgents: [running] }],
    ...task,
  };
  const { world, sent } = fakeWorld({
    ListTasks: [{ taskArns: [`arn:task/${id}`] }],
    DescribeTasks: [{ tasks: [described] }],
    ExecuteCommand: [{ session }],
  });
  const called: (readonly string[])[] = [];
  const { container = 'batch', find = () => '/bin/plugin' } = more;
  const plugin = {
    find,
    run: async (_: string, args: readonly string[]) => {
      called.push(args);
      return 0;
    },
  };
  try {
    const report = await exec(world, place, { container, task: undefined, command: 'ls -l' }, plugin);
    return { report, called, sent };
  } catch (error) {
    return { error, called, sent };
  }
};

test('the terminal is handed over to the plugin with the session, its target and the endpoint of SSM', async () => {
  const { report, called, sent } = await run({});
  expect(sent.at(-1)?.input).toEqual({
    cluster: 'production',
    task: id,
    container: 'batch',
    command: 'ls -l',
    interactive: true,
  });
  expect(called).toEqual([
    [
      JSON.stringify(session),
      'ap-northeast-1',
      'StartSession',
      '',
      `{"Target":"ecs:production_${id}_r-1"}`,
      'https://ssm.ap-northeast-1.amazonaws.com',
    ],
  ]);
  expect(report).toEqual({ outcome: 'ended', task: id, container: 'batch', pluginExit: 0 });
  expect(JSON.stringify(report), 'the token is for the plugin alone').not.toContain('the-token');
});

describe('before a session is opened', () => {
  const at = (container: object) => ({
    containers: [{ name: 'batch', lastStatus: 'RUNNING', runtimeId: 'r-1', ...container }],
  });

  test.each([
    ['ECS Exec is off', { enableExecuteCommand: false }, `ECS Exec is off for task ${id}`],
    ['nobody says that it is on', { enableExecuteCommand: undefined }, `ECS Exec is off for task ${id}`],
    ['there is no agent', at({}), 'the agent of ECS Exec in container "batch" is not there'],
    [
      'the agent has stopped',
      at({ managedAgents: [{ ...running, lastStatus: 'STOPPED', reason: 'Received Container Stopped event' }] }),
      'the agent of ECS Exec in container "batch" is STOPPED: Received Container Stopped event',
    ],
    ['the agent is starting', at({ managedAgents: [{ ...running, lastStatus: 'PENDING' }] }), 'is PENDING'],
    [
      'the container has ended',
      at({ lastStatus: 'STOPPED' }),
      `container "batch" of task ${id} does not run: it is STOPPED`,
    ],
    ['the task is starting', { lastStatus: 'PENDING' }, `container "batch" of task ${id} does not run: it is PENDING`],
  ])('%s: it is refused with what to do', async (_, task, words) => {
    const { error, sent } = await run(task);
    expect(error).toMatchObject({
      name: 'NotPossible',
      message: expect.stringContaining(words),
      hint: expect.any(String),
    });
    expect(sent.map(({ operation }) => operation)).not.toContain('ExecuteCommand');
  });

  test('a container that there is not is refused, with those that there are', async () => {
    const { error } = await run({}, { container: 'nginx' });
    expect(error).toMatchObject({ message: `there is no container "nginx" in task ${id}`, hint: 'it can be batch' });
  });

  test('a plugin that is missing is told, and no session is opened that nobody would close', async () => {
    const { findPlugin } = await import('../../../src/look/plugin.io.ts');
    const { error, sent } = await run({}, { find: () => findPlugin('/nowhere') });
    expect(error).toMatchObject({
      message: expect.stringContaining('the Session Manager plugin is not on this machine'),
    });
    expect(sent.map(({ operation }) => operation)).not.toContain('ExecuteCommand');
  });
});
