import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let copy = '';
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'github-'));
  for (const path of ['.github', '.nvmrc', 'action.yml', 'examples', 'package.json']) {
    cpSync(path, join(copy, path), { recursive: true });
  }
});
afterEach(() => rmSync(copy, { recursive: true }));

test('the check of what GitHub reads fails on a wrong workflow, a wrong script in it and a wrong form, and names each', () => {
  for (const [path, from, to] of [
    ['.github/workflows/ci.yml', 'timeout-minutes: 45', 'timeout-minuts: 45'],
    ['.github/workflows/release.yml', 'exit 1\n          fi', 'exit 1\n          if'],
    ['.github/ISSUE_TEMPLATE/bug.yml', 'type: dropdown', 'type: select'],
  ] as const) {
    const text = readFileSync(join(copy, path), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(copy, path), text.replace(from, to));
  }
  const { status, stderr } = spawnSync(process.execPath, [resolve('scripts/checkGithub.ts')], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^\.github\/workflows\/ci\.yml \(Line: \d+, Col: 5\): Unexpected value 'timeout-minuts'$/m);
  expect(stderr).toContain('.github/workflows/release.yml  bash: line');
  expect(stderr).toContain('.github/ISSUE_TEMPLATE/bug.yml  body.1.type: Invalid type');
});
