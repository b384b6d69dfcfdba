import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
let folder = '';
let installed = '';

// What npm would publish, unpacked where it would install it: there Node strips no types, and nothing else is installed.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
  installed = join(folder, 'node_modules/legacy-log-ecs');
  mkdirSync(installed, { recursive: true });
  const options = ['--offline', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const tarball = execFileSync('npm', ['pack', ...options], { encoding: 'utf8' }).trim();
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1']);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** An endpoint at which nobody listens. */
const nobody = {
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_MAX_ATTEMPTS: '1',
};

function run(...args: string[]) {
  const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  const { PATH = '', HOME = folder } = process.env;
  const env = { PATH, HOME, ...nobody };
  const file = join(installed, bin['legacy-log-ecs']);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const images = ['--fluentd-image', 'f:1', '--batch-image', 'b:1'];

test('the package is started by its bin, and says its version', () => {
  expect(run('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

test('the installed package renders the example that it brings', () => {
  const example = join(installed, 'examples/minimal.yml');
  const { status, stdout } = run('render', '--config', example, ...images, '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'rendered', directory: 'legacy-log-ecs-rendered' });
  expect(readFileSync(join(folder, 'legacy-log-ecs-rendered/fluentd/fluent.conf'), 'utf8')).toContain('<source>');
  const plugin = 'fluentd/plugin/lib/fluent/plugin/out_legacy_log.rb';
  const source = readFileSync(join('images', plugin), 'utf8');
  expect(readFileSync(join(folder, 'legacy-log-ecs-rendered', plugin), 'utf8')).toBe(source);
});

test('the installed package has the SDK with it: a plan asks AWS', () => {
  const example = join(installed, 'examples/minimal.yml');
  const { status, stdout } = run('plan', '--config', example, ...images, '--json');
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ error: 'ReadFailed', message: expect.stringContaining('ECONNREFUSED') });
});

test('what an unknown option was meant to be is said in our own words', () => {
  expect(run('plan', '--confg', 'a.yml')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'there is no option --confg\n  hint: did you mean --config?\n',
  });
});
