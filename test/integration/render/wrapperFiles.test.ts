import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let root: string;

// The repository as an Action gets it: what is built, and the wrapper's scripts and the plugin beside it.
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'legacy-log-wrapped-'));
  for (const part of ['dist', 'examples', 'images/wrapper', 'images/fluentd/plugin'])
    cpSync(part, join(root, part), { recursive: true });
  cpSync('package.json', join(root, 'package.json'));
  mkdirSync(join(root, 'work'));
  symlinkSync(join(process.cwd(), 'examples/legacy-log-ecs.yml'), join(root, 'work/legacy-log-ecs.yml'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function render(command = join(root, 'dist/cli/index.js')) {
  const args = [command, 'render', '--out', 'out', '--fluentd-image', 'f:1', '--batch-image', 'b:1'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: join(root, 'work'),
    env: { PATH: process.env.PATH ?? '', AWS_REGION: 'eu-west-1' },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const rendered = (name: string) => join(root, 'work/out/batch', name);

test('the built command line writes the wrapper beside the Dockerfile, ready to run', () => {
  expect(render()).toMatchObject({ status: 0, stderr: '' });
  for (const script of ['entrypoint.sh', 'run-job.sh']) {
    expect(readFileSync(rendered(script), 'utf8')).toBe(readFileSync(join('images/wrapper', script), 'utf8'));
    expect(statSync(rendered(script)).mode & 0o777).toBe(0o755);
  }
  expect(spawnSync(process.execPath, [rendered('check-crontab.mjs'), 'none'], { encoding: 'utf8' }).stderr).toBe(
    'there is no cron "none"\n  hint: render the Dockerfile again\n',
  );
});

test('a crontab that stands there is read, and what is wrong in it is told at its place', () => {
  writeFileSync(rendered('crontab'), 'MAILTO=ops@example.com\n0 3 * * * root /opt/batch\n');
  const fine = render();
  expect(fine.status).toBe(0);
  expect(fine.stdout).toContain('out/batch/crontab:1:1  warning: MAILTO has no effect: nothing here sends mail\n');
  writeFileSync(rendered('crontab'), '0 3 * * * root /opt/a\n0 4 * * * /opt/b\n');
  const wrong = render();
  expect(wrong.status).not.toBe(0);
  expect(wrong.stderr).toContain('out/batch/crontab:2:11  "/opt/b" is a command, and the user is missing before it');
});

test('a part that is missing is named', () => {
  rmSync(join(root, 'dist/wrapper'), { recursive: true });
  expect(render().stderr).toContain('dist/wrapper/check-crontab.mjs is missing beside what runs here');
});
