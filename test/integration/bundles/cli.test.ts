import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let out = '';
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterEach(() => rmSync(out, { recursive: true }));

/** Runs the command line as `npm run -s cli -- …` does. */
function cli(
  ...args: string[]
): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> {
  const { GITHUB_EVENT_NAME: _event, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, ['cli/main.ts', ...args], { env }, (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

test('with --json the whole of standard output is one JSON object, and a person reads standard error', async () => {
  const { status, stdout, stderr } = await cli(
    'render',
    '--config',
    'examples/minimal.yml',
    '--out',
    join(out, 'r'),
    '--json',
    '--fluentd-image',
    'f:1',
    '--batch-image',
    'b:1',
  );
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    outcome: 'rendered',
    files: expect.arrayContaining(['service.json', 'fluentd/fluent.conf']),
  });
  expect(stderr).toContain('files in');
});

test('a wrong configuration ends with status 2, its problems on standard error and in the JSON', async () => {
  const { status, stdout, stderr } = await cli('plan', '--config', 'package.json', '--json');
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'failed', error: 'ConfigInvalid' });
  expect(stderr).toContain('package.json:');
});

test('a missing configuration ends with status 2 and says which', async () => {
  const { status, stderr } = await cli('plan', '--config', 'nowhere.yml');
  expect(status).toBe(2);
  expect(stderr).toContain('nowhere.yml');
});
