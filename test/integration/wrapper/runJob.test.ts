import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shells, Wrapper } from '../../support/wrapper.ts';

describe.each(shells)('run-job.sh under $name', ({ argv }) => {
  let wrapper: Wrapper;

  beforeEach(() => {
    wrapper = new Wrapper(argv, { DATABASE_URL: 'it’s $1', 'name.with.dots': 'a\nb', COLOUR: 'the container’s' });
    wrapper.run('entrypoint.sh', ['true']);
  });
  afterEach(() => wrapper.remove());

  test('a line of crontab, as its SHELL gets it, is a job: pipes and redirections are the line’s own', () => {
    const line = `echo one | tr o 0; echo two > ${wrapper.path('two')}; cat; echo "$DATABASE_URL" >&2; exit 4`;
    const { status, stdout, stderr } = wrapper.run('run-job.sh', ['-c', line], { input: 'from cron' });
    expect({ status, stdout, stderr }).toEqual({ status: 4, stdout: '', stderr: '' });
    expect(wrapper.read('stdout')).toBe('0ne\nfrom cron');
    expect(wrapper.read('two')).toBe('two\n');
    const title = line.slice(0, 80).replaceAll('"', "'");
    expect(wrapper.told()).toBe(`it’s $1\nrun-job: "${title}" failed with exit 4 after N s (1 failure since start)\n`);
  });

  test('what the crontab sets itself stays, and the shell that it names runs the line', () => {
    const env = { LEGACY_LOG_TABLE: 'COLOUR PATH', COLOUR: 'the crontab’s', LEGACY_LOG_SHELL: '/bin/bash' };
    wrapper.run('run-job.sh', ['-c', 'echo "$COLOUR ${BASH_VERSION:+bash} $SHELL"'], { env });
    expect(wrapper.read('stdout')).toBe('the crontab’s bash /bin/bash\n');
  });

  test('output that is piped or redirected within a line by hand goes there, and not to the container’s', () => {
    const job = wrapper.script('run-job.sh').join(' ');
    const line = `${job} sh -c 'echo out; echo err >&2' 2> ${wrapper.path('err')} | tr o 0; ${job} echo file > ${wrapper.path('file')}`;
    const { stdout } = spawnSync('sh', ['-c', line], { env: wrapper.environment, encoding: 'utf8' });
    expect(stdout).toBe('0ut\n');
    expect([wrapper.read('err'), wrapper.read('file'), wrapper.read('stdout'), wrapper.told()]).toEqual([
      'err\n',
      'file\n',
      '',
      '',
    ]);
  });

  test('failures are counted for each job, a success does not reset them, and a name stands for the command', () => {
    wrapper.run('run-job.sh', ['-n', 'daily-report', 'sh', '-c', 'exit 3']);
    wrapper.run('run-job.sh', ['-n', 'daily-report', 'true']);
    wrapper.run('run-job.sh', ['-n', 'other', 'false']);
    wrapper.run('run-job.sh', ['-n', 'daily-report', 'no-such-program-at-all']);
    expect(wrapper.told().replace(/^(?!run-job: ).*\n/gm, '')).toBe(
      'run-job: "daily-report" failed with exit 3 after N s (1 failure since start)\n' +
        'run-job: "other" failed with exit 1 after N s (1 failure since start)\n' +
        'run-job: "daily-report" failed with exit 127 after N s (2 failures since start)\n',
    );
  });

  test('a death by a signal has its name, and the exit code is handed on', () => {
    const { status } = wrapper.run('run-job.sh', ['-n', 'killed', 'sh', '-c', 'kill -KILL $$']);
    expect(status).toBe(137);
    expect(wrapper.told()).toBe('run-job: "killed" failed with exit 137 (SIGKILL) after N s (1 failure since start)\n');
  });

  test('a job’s title stays one line, whatever the command holds', () => {
    wrapper.run('run-job.sh', ['-n', 'a"b\nrun-job: forged\u001b[0m', 'false']);
    expect(wrapper.told()).toBe(
      'run-job: "a\'b?run-job: forged?[0m" failed with exit 1 after N s (1 failure since start)\n',
    );
  });

  test('while a run goes on, no other of the same job starts: said once, counted, and others are not hindered', async () => {
    spawnSync('mkfifo', [wrapper.path('go')]);
    const first = wrapper.start(wrapper.script('run-job.sh'), [
      '-n',
      'long',
      'sh',
      '-c',
      `echo begun; read x < ${wrapper.path('go')}`,
    ]);
    await wrapper.holds('stdout', 'begun');
    expect([1, 2, 3].map(() => wrapper.run('run-job.sh', ['-n', 'long', 'echo', 'again']).status)).toEqual([
      75, 75, 75,
    ]);
    expect(wrapper.run('run-job.sh', ['-n', 'other', 'echo', 'other']).status).toBe(0);
    wrapper.program('release', `#!/bin/sh\necho > ${wrapper.path('go')}\n`);
    spawnSync(wrapper.path('release'));
    expect((await first.done).status).toBe(0);
    expect(wrapper.run('run-job.sh', ['-n', 'long', 'echo', 'again']).status).toBe(0);
    expect(wrapper.read('stdout')).toBe('begun\nother\nagain\n');
    expect(wrapper.told()).toBe('run-job: "long" is not started: its last run still goes on (said once)\n');
    const skips = readdirSync(wrapper.path('run/jobs/0')).filter((name) => name.endsWith('.skips'));
    expect(skips.map((name) => wrapper.read(`run/jobs/0/${name}`))).toEqual(['3\n']);
  });

  test('a job within a line is told once, and what fails beside it is told as well', () => {
    const job = wrapper.script('run-job.sh').join(' ');
    expect(wrapper.run('run-job.sh', ['-c', `${job} -n inner sh -c 'exit 3'`]).status).toBe(3);
    expect(wrapper.told()).toBe('run-job: "inner" failed with exit 3 after N s (1 failure since start)\n');
    expect(wrapper.run('run-job.sh', ['-n', 'line', '-c', `${job} -n inner true; exit 5`]).status).toBe(5);
    expect(wrapper.told().split('\n').slice(1)).toEqual([
      'run-job: "line" failed with exit 5 after N s (1 failure since start)',
      '',
    ]);
  });

  test('a job within a line keeps the output that the line gives it', () => {
    const job = wrapper.script('run-job.sh').join(' ');
    wrapper.run('run-job.sh', ['-c', `${job} echo out | tr o 0; ${job} echo file > ${wrapper.path('file')}`]);
    expect([wrapper.read('stdout'), wrapper.read('file')]).toEqual(['0ut\n', 'file\n']);
  });

  test('without a command it says what is missing', () => {
    expect(wrapper.run('run-job.sh', [])).toEqual({
      status: 64,
      stdout: '',
      stderr: 'run-job.sh: no command given; write it behind run-job.sh\n',
    });
  });
});
