import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { container, makeWorld, register, secretArn, serviceInput, until, up, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

async function down(): Promise<void> {
  world.call('UpdateService', { cluster: 'production', service: 'web', desiredCount: 0 });
  await until(world, () => world.tasks('STOPPED')[0]?.lastStatus === 'STOPPED');
}

/** A zombie, which only its parent can remove, runs no more. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}

const starter = { dependsOn: [{ containerName: 'first', condition: 'START' as const }] };

describe('order', () => {
  test('a dependant starts last and is signalled first, and what it depends on only once it has ended', async () => {
    register(world, [container('second', 'slow', starter), container('first', 'slow')]);
    await up(world);
    await down();
    expect(world.starts).toEqual(['first', 'second']);
    expect(world.lines.slice(2)).toEqual([...['second: stopping', 'second: ended', 'first: stopping', 'first: ended']]);
  });

  test('volumesFrom alone makes the same order', async () => {
    const volumesFrom = [{ sourceContainer: 'first' }];
    register(world, [container('second', 'slow', { volumesFrom }), container('first', 'slow')]);
    await up(world);
    await down();
    expect(world.lines.slice(2)).toEqual([...['second: stopping', 'second: ended', 'first: stopping', 'first: ended']]);
  });

  test('a container that waits for SUCCESS starts when the other has ended with 0', async () => {
    const dependsOn = [{ containerName: 'first', condition: 'SUCCESS' as const }];
    register(world, [
      container('second', 'sleeper', { dependsOn }),
      container('first', 'passer', { essential: false }),
    ]);
    await up(world);
    expect(world.lines).toEqual(['first: done', 'second: started ']);
  });
});

describe('stopping', () => {
  test('what ignores SIGTERM is killed after its stopTimeout, and has exit code 137', async () => {
    register(world, [container('main', 'stubborn', { stopTimeout: 2 })]);
    await up(world);
    await down();
    expect(world.lines).toEqual(['main: started', 'main: ignoring']);
    const [task] = world.tasks('STOPPED');
    expect(task?.containers?.[0]).toMatchObject({ exitCode: 137, lastStatus: 'STOPPED' });
    expect(task?.stoppedReason).toMatch(/^Scaling activity initiated by \(deployment ecs-svc\/\d{19}\)$/);
    expect(task?.stopCode).toBe('ServiceSchedulerInitiated');
  });

  test('what a container started ends with it', async () => {
    register(world, [container('main', 'parent')]);
    await up(world);
    const pid = Number(world.lines[0]?.split(' ').at(-1));
    expect(isRunning(pid)).toBe(true);
    await down();
    expect(world.tasks('STOPPED')[0]?.containers?.[0]?.exitCode).toBe(143);
    expect(isRunning(pid)).toBe(false);
  });

  test('an essential container that exits stops the task, and the scheduler replaces it', async () => {
    const unlimited = { ...serviceInput, deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } };
    register(world, [container('main', 'crasher'), container('other', 'sleeper')]);
    world.call('CreateService', unlimited);
    await until(world, () => world.tasks('STOPPED').length >= 2);
    const stopped = world.tasks('STOPPED').at(-1);
    expect(stopped).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
    });
    expect(stopped?.containers?.[0]).toMatchObject({ name: 'main', exitCode: 3 });
  });

  test('closing the cloud leaves no process and no folder of a task', async () => {
    register(world, [container('main', 'stubborn', { stopTimeout: 100 })]);
    await up(world);
    await world.close();
    expect(existsSync(join(world.directory, 'tasks'))).toBe(false);
  });

  test('a cloud that is killed takes its processes and tasks’ folders with it', async () => {
    const doomed = spawn(process.execPath, [fileURLToPath(new URL('./doomed.ts', import.meta.url))]);
    const [said] = await once(doomed.stdout, 'data');
    const [pid = '', directory = ''] = String(said).trim().split(' ');
    expect(isRunning(Number(pid))).toBe(true);
    doomed.kill('SIGKILL');
    await until(world, () => !isRunning(Number(pid)));
    await until(world, () => !existsSync(join(directory, 'tasks')));
    rmSync(directory, { recursive: true });
  });
});

describe('what keeps a task from starting', () => {
  test.each([
    {
      name: 'an unknown image',
      containers: [container('main', 'nowhere')],
      reason: /^CannotPullContainerError: .*nowhere:e6767fd9: not found$/,
    },
    {
      name: 'a missing secret',
      containers: [container('main', 'sleeper', { secrets: [{ name: 'GREETING', valueFrom: 'arn:none' }] })],
      reason: /^ResourceInitializationError: .*can't find the specified secret\.$/,
    },
    {
      name: 'a missing log group',
      containers: [
        container('main', 'sleeper', {
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': '/none', 'awslogs-region': 'eu-west-1' },
          },
        }),
      ],
      reason: /^CannotStartContainerError: .*The specified log group does not exist\.$/,
    },
  ])('$name is the stopped reason', async ({ containers, reason }) => {
    register(world, containers, { executionRoleArn: 'arn:aws:iam::123456789012:role/execution' });
    world.call('CreateService', serviceInput);
    const task = await until(world, () => world.tasks('STOPPED').find(({ lastStatus }) => lastStatus === 'STOPPED'));
    expect(task.stopCode).toBe('TaskFailedToStart');
    expect(task.stoppedReason).toMatch(reason);
    expect(task.containers?.[0]?.reason).toMatch(reason);
  });
});

describe('around the task', () => {
  test('it has an own loopback address as its ENI, and is registered while it runs', async () => {
    register(world, [container('main', 'sleeper')]);
    await up(world);
    const [task] = world.tasks('RUNNING');
    const address = task?.containers?.[0]?.networkInterfaces?.[0]?.privateIpv4Address;
    expect(address).toMatch(/^127\.\d+\.\d+\.\d+$/);
    expect(task?.attachments?.[0]?.details).toContainEqual({ name: 'privateIPv4Address', value: address });
    expect(world.registrations).toEqual([`register ${address}`, 'HEALTHY']);
    await down();
    expect(world.registrations.at(-1)).toBe('deregister');
  });

  test('its lines go to the stream prefix/container/task', async () => {
    register(world, [container('main', 'sleeper')]);
    await up(world);
    const id = world.tasks('RUNNING')[0]?.taskArn?.split('/').at(-1);
    expect(world.streams[0]).toBe(`web/main/${id}`);
  });

  test('one key of a secret that is JSON becomes an environment variable', async () => {
    const secrets = [{ name: 'GREETING', valueFrom: `${secretArn}:url::` }];
    register(world, [container('main', 'sleeper', { secrets })], { executionRoleArn: 'arn:aws:iam::1:role/e' });
    await up(world);
    expect(world.lines).toEqual(['main: started postgres://db']);
  });

  test('with a health check it is registered unhealthy, and healthy once the check passes at its address', async () => {
    const script =
      "require('node:net').connect(7000, '127.0.0.1').on('connect', () => process.exit(0)).on('error', () => process.exit(1))";
    const healthCheck = {
      command: ['CMD', process.execPath, '-e', script],
      interval: 5,
      timeout: 60,
      retries: 3,
      startPeriod: 300,
    };
    register(world, [container('main', 'listener', { healthCheck })]);
    await up(world);
    expect(world.registrations.slice(1)).toEqual(['UNHEALTHY', 'HEALTHY']);
    expect(world.tasks('RUNNING')[0]?.healthStatus).toBe('HEALTHY');
  });

  test('a failing health check stops the task and has it replaced', async () => {
    const healthCheck = { command: ['CMD-SHELL', 'exit 1'], interval: 5, timeout: 5, retries: 1 };
    register(world, [container('main', 'sleeper', { healthCheck })]);
    world.call('CreateService', serviceInput);
    const task = await until(world, () => world.tasks('STOPPED')[0]);
    expect(task.stoppedReason).toBe('Task failed container health checks');
    await until(world, () => world.tasks('RUNNING')[0]);
  });
});

describe('volumes', () => {
  const mounted = { mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] };
  test.each([
    { name: 'anonymous', more: {}, volumes: [], second: 'nothing' },
    { name: 'of the task', more: mounted, volumes: [{ name: 'data' }], second: 'nothing' },
    {
      name: 'Docker, shared',
      more: mounted,
      volumes: [{ name: 'data', dockerVolumeConfiguration: { scope: 'shared', autoprovision: true } }],
      second: 'line',
    },
    {
      name: 'host path',
      more: mounted,
      volumes: [{ name: 'data', host: { sourcePath: '/srv/data' } }],
      second: 'line',
    },
    {
      name: 'EFS',
      more: mounted,
      volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }],
      second: 'line',
    },
  ])('the next task finds in a volume ($name): $second', async ({ more, volumes, second }) => {
    register(world, [container('main', 'writer', more)], { volumes });
    await up(world);
    world.call('UpdateService', { cluster: 'production', service: 'web', forceNewDeployment: true });
    await until(world, () => world.lines.length >= 2);
    expect(world.lines).toEqual(['main: found nothing', `main: found ${second}`]);
  });

  test('a host path stands below the directory', async () => {
    register(world, [container('main', 'writer', mounted)], {
      volumes: [{ name: 'data', host: { sourcePath: '/srv/data' } }],
    });
    await up(world);
    expect(readFileSync(join(world.directory, 'host/srv/data/line'), 'utf8')).toBe('x');
  });

  test('volumesFrom shares the anonymous volume of another container', async () => {
    const after = {
      volumesFrom: [{ sourceContainer: 'first', readOnly: false }],
      dependsOn: [{ containerName: 'first', condition: 'SUCCESS' as const }],
    };
    register(world, [container('first', 'once', { essential: false }), container('second', 'sleeper', after)]);
    await up(world);
    const [id] = world.tasks('RUNNING').map(({ taskArn }) => taskArn?.split('/').at(-1));
    const [folder] = world.data;
    expect(folder).toContain(`/tasks/${id}/`);
    expect(world.data).toEqual([folder, folder]);
    expect(readFileSync(`${folder}/line`, 'utf8')).toBe('x');
  });
});

test.each([
  { task: 'i-0abc', answer: 'InvalidParameterException: taskId length should be one of [32,36]' },
  {
    task: 'a-name-of-thirty-two-characters-',
    answer: 'InvalidParameterException: taskId length should be one of [32,36]',
  },
  { task: '0123456789abcdef0123456789abcdef', answer: 'accepted' },
  { task: '01234567-89ab-cdef-0123-456789abcdef', answer: 'accepted' },
  {
    task: 'arn:aws:ecs:eu-west-1:123456789012:task/production/0123456789abcdef0123456789abcdef',
    answer: 'accepted',
  },
])('DescribeTasks knows a task’s id by its form: $task → $answer', ({ task, answer }) => {
  expect(world.refusal('DescribeTasks', { cluster: 'production', tasks: [task] })).toBe(answer);
});
