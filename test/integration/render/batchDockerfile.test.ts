import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { batchDockerfile } from '../../../src/render/batchDockerfile.ts';
import { configOf } from '../../support/config.ts';

let image: string;

beforeEach(() => {
  image = mkdtempSync(join(tmpdir(), 'legacy-log-image-'));
  mkdirSync(join(image, 'bin'));
  mkdirSync(join(image, 'root'));
  copied({ 'entrypoint.sh': '#!/bin/sh\n', 'run-job.sh': '#!/bin/sh\n', crontab: '* * * * * root job\n' });
  for (const tool of ['chmod', 'grep', 'mkdir', 'mv', 'readlink', 'tr'])
    symlinkSync(toolPath(tool), join(image, 'bin', tool));
});
afterEach(() => rmSync(image, { recursive: true, force: true }));

function toolPath(name: string): string {
  return spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
}

/** Puts a program into the image; it says that it ran. */
function program(name: string): void {
  writeFileSync(join(image, 'bin', name), '#!/bin/sh\necho "$0 $*" | /bin/sed "s|.*/bin/||"\n', { mode: 0o755 });
}

/** The files as COPY leaves them. */
function copied(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(image, 'root', name), text, { mode: 0o666 });
}

/** The table that cron would read. */
function table(): string {
  return readFileSync(join(image, 'cron.d', 'batch'), 'utf8');
}

/** Runs what the build would run, with nothing but the image's own programs. `first` is before the files are copied. */
function build(command: readonly string[], step: 'first' | 'last' = 'first') {
  const text = batchDockerfile(configOf({ batch: { image: 'b:1', command: [...command] } }));
  const runs = DockerfileParser.parse(text)
    .getInstructions()
    .filter((instruction) => instruction.getKeyword() === 'RUN')
    .map((instruction) =>
      (instruction.getRawArgumentsContent() ?? '')
        .replaceAll('/etc/cron.d', join(image, 'cron.d'))
        .replaceAll('/opt/legacy-log-ecs', join(image, 'root')),
    );
  const script = (runs.at(step === 'first' ? 0 : -1) ?? '').replaceAll('rm -rf', ':');
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script], {
    env: { PATH: join(image, 'bin') },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('cron that is there is not installed', () => {
  program('cron');
  expect(build(['cron', '-f'])).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('Debian without cron gets it', () => {
  program('apt-get');
  expect(build(['cron', '-f'])).toEqual({
    status: 0,
    stdout: 'apt-get update\napt-get install -y --no-install-recommends cron\n',
    stderr: '',
  });
});

test('Alpine, whose crond is no cron, is told what to do instead of starting in vain', () => {
  program('crond');
  const { status, stderr } = build(['cron', '-f']);
  expect(status).toBe(1);
  expect(stderr).toContain('BATCH_IMAGE has no cron, and no apt-get to install it. Install a cron in it (Alpine: apk');
});

test('crond is taken where it is a real one', () => {
  expect(build(['crond', '-n']).stderr).toContain('BATCH_IMAGE has no crond');
  program('busybox');
  symlinkSync(join(image, 'bin', 'busybox'), join(image, 'bin', 'crond'));
  expect(build(['crond', '-n'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('is that of busybox, which reads no'),
  });
  rmSync(join(image, 'bin', 'crond'));
  program('crond');
  expect(build(['crond', '-n'])).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('another program only has to be there', () => {
  expect(build(['node', 'loop.js']).stderr).toContain('BATCH_IMAGE has no node, which batch.command names');
  program('node');
  expect(build(['node', 'loop.js'])).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('a crontab without a job is refused, as far as cron reads it', () => {
  copied({ crontab: '# * * * * * root example\nPATH=/bin\n' });
  expect(build(['cron', '-f'], 'last')).toMatchObject({
    status: 1,
    stderr: 'crontab holds no job yet: write its line there\n',
  });
  expect(build(['node', 'loop.js'], 'last').status).toBe(0);
  for (const job of ['*/5 * * * * root job', '  0 3 * * * root job', '@reboot root job']) {
    copied({ crontab: `# later\n${job}\n` });
    expect(build(['cron', '-f'], 'last')).toEqual({ status: 0, stdout: '', stderr: '' });
  }
});

test('cron gets a table that ends with a whole line, for it ignores all of another', () => {
  copied({ crontab: '* * * * * root job' });
  expect(build(['cron', '-f'], 'last')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(table()).toBe('* * * * * root job\n');
});

test('line ends of Windows are taken out of the table and of both scripts', () => {
  copied({
    crontab: '# later\r\n* * * * * root job\r\n',
    'entrypoint.sh': '#!/bin/sh\r\nexec "$@"\r\n',
    'run-job.sh': '#!/bin/sh\r\necho ran\r\n',
  });
  expect(build(['crond', '-n'], 'last')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(table()).toBe('# later\n* * * * * root job\n\n');
  const [entrypoint, job] = ['entrypoint.sh', 'run-job.sh'].map((name) => join(image, 'root', name));
  expect(spawnSync(entrypoint ?? '', [job ?? ''], { encoding: 'utf8' }).stdout).toBe('ran\n');
});

test('nobody but root may write to what root runs', () => {
  build(['cron', '-f'], 'last');
  const mode = (...path: string[]) => (statSync(join(image, ...path)).mode & 0o777).toString(8);
  expect([mode('root', 'entrypoint.sh'), mode('root', 'run-job.sh'), mode('cron.d', 'batch')]).toEqual([
    '755',
    '755',
    '644',
  ]);
});
