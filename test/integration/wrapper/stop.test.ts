import { spawnSync } from 'node:child_process';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shells, Wrapper } from '../../support/wrapper.ts';

/** A stand-in for cron: it starts one job as the leader of a group, as cron does, and then waits for good. */
const standIn = (job: string) => `#!/bin/sh
setsid ${job} &
echo $$ > "$0.pid"
exec sleep 1000
`;

describe.each(shells)('the entrypoint beside cron, under $name', ({ argv }) => {
  let wrapper: Wrapper;
  let job: string;

  /** Cron with one job of this text. */
  function start(text: string, stopSeconds = '30', heartbeat = '1000') {
    const run = wrapper.program('job', `#!/bin/sh\n${text}\n`);
    const cron = wrapper.program('bin/cron', standIn(`${job} -n daily ${run}`));
    const [shell, ...options] = wrapper.script('entrypoint.sh');
    const env = { LEGACY_LOG_STOP_SECONDS: stopSeconds, LEGACY_LOG_HEARTBEAT_SECONDS: heartbeat };
    return wrapper.start([shell, ...options], [cron, '-f'], env);
  }

  beforeEach(() => {
    wrapper = new Wrapper(argv);
    mkdirSync(wrapper.path('bin'));
    job = wrapper.script('run-job.sh').join(' ');
    spawnSync('mkfifo', [wrapper.path('go')]);
  });
  afterEach(() => wrapper.remove());

  test('SIGTERM lets the running job end, and starts no other', async () => {
    const container = start(`echo begun; read x < ${wrapper.path('go')}; echo ended`);
    await wrapper.holds('stdout', 'begun');
    container.kill('SIGTERM');
    await container.said('waiting up to 25 s for running jobs');
    expect(wrapper.run('run-job.sh', ['-n', 'other', 'echo', 'never']).status).toBe(75);
    spawnSync('sh', ['-c', `echo > ${wrapper.path('go')}`]);
    expect(await container.done).toEqual({
      status: 0,
      stderr: 'entrypoint.sh: cron is stopped; waiting up to 25 s for running jobs\n',
    });
    expect(wrapper.read('stdout')).toBe('begun\nended\n');
    expect(wrapper.told()).toBe('run-job: "other" is not started: the container stops\n');
  });

  test('a job that does not end in time is ended with all that it started, and told', async () => {
    const container = start('echo begun; sleep 1000; echo not ended', '6');
    await wrapper.holds('stdout', 'begun');
    container.kill('SIGTERM');
    expect(await container.done).toEqual({
      status: 143,
      stderr:
        'entrypoint.sh: cron is stopped; waiting up to 1 s for running jobs\n' +
        'entrypoint.sh: "daily" still runs after 1 s and is ended: the container has to stop within 6 s\n',
    });
    expect(wrapper.read('stdout')).toBe('begun\n');
    expect(wrapper.told()).toMatch(/^run-job: "daily" failed with exit 143 \(SIGTERM\) after N s \(1 failure/);
  });

  test('with no job running, SIGTERM ends it at once and in silence', async () => {
    const container = start('echo done', '30', '1');
    await container.said('"daily" last succeeded');
    container.kill('SIGTERM');
    const { status, stderr } = await container.done;
    expect(status).toBe(0);
    expect(stderr).not.toContain('waiting');
  });

  test('a heartbeat names each job with its last success, its failures and the runs that were skipped', async () => {
    const container = start(`echo begun; read x < ${wrapper.path('go')}`, '6', '1');
    await wrapper.holds('stdout', 'begun');
    wrapper.run('run-job.sh', ['-n', 'daily', 'true']);
    wrapper.run('run-job.sh', ['-n', 'weekly', 'false']);
    await container.said('failures: 1');
    spawnSync('sh', ['-c', `echo > ${wrapper.path('go')}`]);
    await container.said('last succeeded');
    container.kill('SIGTERM');
    const beats = (await container.done).stderr.split('\n').filter((line) => line.includes('cron runs; '));
    expect(beats.findLast((line) => line.includes('last succeeded'))).toMatch(
      /^entrypoint\.sh: cron runs; (?=.*"daily" last succeeded \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, skipped runs: 1)(?=.*"weekly" has not succeeded yet, failures: 1)/,
    );
  });

  test('where cron notes no time any more, the heartbeat does not say that it runs', async () => {
    const container = start('true', '6', '1');
    await container.said('cron runs; ');
    writeFileSync(wrapper.path('run/beat'), '1795359600\n');
    await container.said('cron has started nothing since');
    // As where there is no room for it.
    writeFileSync(wrapper.path('run/beat'), '');
    utimesSync(wrapper.path('run/beat'), 1_795_363_200, 1_795_363_200);
    await container.said('cron has started nothing since 2026-11-22T16:00:00Z');
    container.kill('SIGTERM');
    expect((await container.done).stderr).toMatch(
      /^entrypoint\.sh: cron has started nothing since 2026-11-22T15:00:00Z, not even what its table has for each minute; "daily" last succeeded /m,
    );
  });

  test.each(['0', '5m'])('a heartbeat each %s s is none, which is said', async (seconds) => {
    const container = start('true', '6', seconds);
    await container.said('there is no heartbeat: LEGACY_LOG_HEARTBEAT_SECONDS has to be whole seconds above 0\n');
    container.kill('SIGTERM');
    const { status, stderr } = await container.done;
    expect({ status, said: stderr.match(/there is no heartbeat|cron runs/g) }).toEqual({
      status: 0,
      said: ['there is no heartbeat'],
    });
  });

  test('cron that is killed takes no job with it before its time', async () => {
    const container = start(`echo begun; read x < ${wrapper.path('go')}; echo ended`);
    await wrapper.holds('stdout', 'begun');
    process.kill(Number(wrapper.read('bin/cron.pid')), 'SIGKILL');
    await container.said('cron is gone; waiting up to 25 s for running jobs');
    spawnSync('sh', ['-c', `echo > ${wrapper.path('go')}`]);
    const { status, stderr } = await container.done;
    expect(status).toBe(137);
    expect(stderr).toMatch(/cron ended by itself with exit 137, and the container with it\n.*cron is gone/);
    expect(wrapper.read('stdout')).toBe('begun\nended\n');
  });

  test('cron that ends by itself ends the container, with a word', async () => {
    const cron = wrapper.program('bin/cron', '#!/bin/sh\nexit 3\n');
    const container = wrapper.start(wrapper.script('entrypoint.sh'), [cron, '-f']);
    expect(await container.done).toEqual({
      status: 3,
      stderr: 'entrypoint.sh: cron ended by itself with exit 3, and the container with it\n',
    });
  });
});
