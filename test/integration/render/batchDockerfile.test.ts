import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { batchDockerfile } from '../../../src/render/batchDockerfile.ts';
import { configOf } from '../../support/config.ts';

let image: string;

beforeEach(() => {
  image = mkdtempSync(join(tmpdir(), 'legacy-log-image-'));
  for (const folder of ['bin', 'root', 'check', 'cron.d']) mkdirSync(join(image, folder));
  copied({ 'entrypoint.sh': '#!/bin/sh\n', 'run-job.sh': '#!/bin/sh\n', crontab: '* * * * * root job\n' });
  writeFileSync(join(image, 'passwd'), 'root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/home/app:/bin/sh\n');
  // What render writes beside the Dockerfile, as the build makes it.
  cpSync('dist/wrapper/check-crontab.mjs', join(image, 'check/check-crontab.mjs'));
  for (const tool of ['chmod', 'cp', 'mkdir', 'mv', 'readlink', 'tr'])
    symlinkSync(toolPath(tool), join(image, 'bin', tool));
  program('flock');
  symlinkSync(process.execPath, join(image, 'check/node'));
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

/** Runs what the build would run, stage by stage, and stops where it would. `first` is the first RUN alone. */
function build(command: readonly string[], step: 'first' | 'all' = 'first', user = 'root') {
  const text = batchDockerfile(configOf({ batch: { image: 'b:1', command: [...command] } }));
  const instructions = DockerfileParser.parse(text).getInstructions();
  const runs = instructions.filter((instruction) => ['RUN', 'COPY'].includes(instruction.getKeyword()));
  const said = { status: 0 as number | null, stdout: '', stderr: '' };
  for (const instruction of step === 'first' ? runs.slice(0, 1) : runs) {
    const { status, stdout, stderr } = carryOut(instruction, user);
    Object.assign(said, { status, stdout: said.stdout + stdout, stderr: said.stderr + stderr });
    if (status !== 0) break;
  }
  return said;
}

function carryOut(instruction: Instruction, user: string) {
  const content = instruction.getRawArgumentsContent() ?? '';
  if (instruction.getKeyword() === 'COPY') return copy(instruction.toString().slice('COPY '.length));
  const script = content
    .replaceAll('/etc/cron.d', join(image, 'cron.d'))
    .replaceAll('/etc/passwd', join(image, 'passwd'))
    .replaceAll('/tmp/legacy-log-ecs', join(image, 'facts'))
    .replace('/usr/bin /bin', '')
    .replaceAll('rm -rf', ':');
  const isCheck = content.startsWith('node ');
  return spawnSync(
    '/bin/sh',
    ['-c', isCheck ? script : script.replaceAll('/opt/legacy-log-ecs', join(image, 'root'))],
    {
      cwd: isCheck ? join(image, 'check') : image,
      env: isCheck ? { PATH: join(image, 'check'), CRONTAB_USER: user } : { PATH: join(image, 'bin') },
      encoding: 'utf8',
    },
  );
}

/** Only what goes from one stage to another; the files of the context are where they are. */
function copy(content: string) {
  const nothing = { status: 0, stdout: '', stderr: '' };
  if (content.endsWith(' ./') && !content.startsWith('--from'))
    cpSync(join(image, 'root/crontab'), join(image, 'check/crontab'));
  if (content.startsWith('--from=batch'))
    for (const name of ['passwd', 'programs']) cpSync(join(image, 'facts', name), join(image, 'check', name));
  if (content.endsWith('/etc/cron.d/batch')) cpSync(join(image, 'check/table'), join(image, 'cron.d/batch'));
  if (content.endsWith('/users')) cpSync(join(image, 'check/users'), join(image, 'root/users'));
  return nothing;
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

const fine = { status: 0, stderr: '' };
const notHere =
  'crontab:1:16  warning: "job" is not in the PATH of the image\n  hint: write its whole path, or install it in your own Dockerfile\n';

test('a crontab without a job is refused, as far as cron reads it', () => {
  program('cron');
  program('node');
  program('job');
  copied({ crontab: '# * * * * * root example\nPATH=/bin\n' });
  expect(build(['cron', '-f'], 'all')).toMatchObject({
    status: 1,
    stderr: 'crontab holds no job yet: write its line there\n',
  });
  expect(build(['node', 'loop.js'], 'all').status).toBe(0);
  for (const job of ['*/5 * * * * root job', '  0 3 * * * root job', '@hourly root job']) {
    copied({ crontab: `# later\n${job}\n` });
    expect(build(['cron', '-f'], 'all')).toMatchObject(fine);
  }
});

test('what the image’s cron would not run ends the build at its place', () => {
  program('cron');
  copied({ crontab: '# jobs\nMAILTO=\n*5 * * * * root /job\n5 * * * * deploy /job\n' });
  const { status, stderr } = build(['cron', '-f'], 'all');
  expect(status).toBe(1);
  expect(stderr).toMatchInlineSnapshot(`
    "crontab:2:1  cron reads no value here and takes the line for a job; with it the whole table is ignored
      hint: write MAILTO="" for an empty value; close what is quoted, and write nothing behind it
    crontab:3:1  the minute has "*5", which is no list of numbers and ranges
      hint: write *, or numbers and ranges of 0 to 59
    crontab:4:11  the image has no user "deploy"
      hint: name one of its /etc/passwd, or add it in your own Dockerfile
    "
  `);
});

test('the same line may be fine for the other cron', () => {
  program('crond');
  copied({ crontab: 'CRON_TZ=Asia/Tokyo\n-0~30 3 * * fri-sun root /job\n' });
  expect(build(['crond', '-n'], 'all')).toMatchObject(fine);
});

test('the users and the programs are those of the image', () => {
  program('cron');
  copied({ crontab: '* * * * * app job\n' });
  expect(build(['cron', '-f'], 'all').stderr).toBe(notHere.replace(':16', ':15'));
  program('job');
  expect(build(['cron', '-f'], 'all')).toMatchObject(fine);
  expect(readFileSync(join(image, 'root/users'), 'utf8')).toBe('app\n');
});

test('a pasted crontab -l runs as root, or as whom the build is told', () => {
  program('cron');
  program('job');
  copied({ crontab: 'MAILTO=""\n5 3 * * * job --all > /dev/null\n' });
  expect(build(['cron', '-f'], 'all').stderr).toContain('crontab:2:11  warning: the lines name no user');
  expect(table()).toContain('\n5 3 * * * root job --all > /dev/null\n');
  expect(build(['cron', '-f'], 'all', 'app').status).toBe(0);
  expect(table()).toContain('\n5 3 * * * app job --all > /dev/null\n');
  expect(build(['cron', '-f'], 'all', 'nobody')).toMatchObject({
    status: 1,
    stderr: 'the image has no user "nobody"\n  hint: build with another CRONTAB_USER\n',
  });
});

test('an image without flock is refused', () => {
  program('cron');
  rmSync(join(image, 'bin/flock'));
  expect(build(['cron', '-f'], 'all')).toMatchObject({ status: 1, stderr: expect.stringContaining('has no flock') });
});

test('cron gets a table that ends with a whole line, for it ignores all of another', () => {
  program('cron');
  program('job');
  copied({ crontab: '* * * * * root job' });
  expect(build(['cron', '-f'], 'all')).toMatchObject(fine);
  expect(table()).toBe(
    '# Made from crontab by legacy-log-ecs.\n* * * * * root date +\\%s > /run/legacy-log-ecs/beat\nSHELL=/opt/legacy-log-ecs/run-job.sh\n* * * * * root job\n',
  );
});

test('line ends of Windows are taken out of the table and of both scripts', () => {
  program('crond');
  program('job');
  copied({
    crontab: '# later\r\n* * * * * root job\r\n',
    'entrypoint.sh': '#!/bin/sh\r\nexec "$@"\r\n',
    'run-job.sh': '#!/bin/sh\r\necho ran\r\n',
  });
  expect(build(['crond', '-n'], 'all')).toMatchObject(fine);
  expect(table()).toContain('\n# later\n* * * * * root job\n');
  expect(table()).not.toContain('\r');
  const [entrypoint, job] = ['entrypoint.sh', 'run-job.sh'].map((name) => join(image, 'root', name));
  expect(spawnSync(entrypoint ?? '', [job ?? ''], { encoding: 'utf8' }).stdout).toBe('ran\n');
});

test('nobody but root may write to what root runs', () => {
  program('cron');
  build(['cron', '-f'], 'all');
  const mode = (...path: string[]) => (statSync(join(image, ...path)).mode & 0o777).toString(8);
  expect([mode('root', 'entrypoint.sh'), mode('root', 'run-job.sh'), mode('cron.d', 'batch')]).toEqual([
    '755',
    '755',
    '644',
  ]);
});
