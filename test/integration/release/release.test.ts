import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly name?: string;
  readonly run?: string;
}

const steps: readonly Step[] = Object.values<{ steps: Step[] }>(
  parse(readFileSync('.github/workflows/release.yml', 'utf8')).jobs,
).flatMap((job) => job.steps);

/** Stands in for GitHub's command line: writes down what it is told, and knows which release and which tag there are. */
const gh = `#!/bin/bash
echo "gh $*" >> "$WORLD/told"
case "$*" in
  'release view '*) test -e "$WORLD/released" ;;
  'release create '*) touch "$WORLD/released" ;;
  *'/releases/tags/'*) cat "$WORLD/immutable" ;;
  *' PATCH '*) test -e "$WORLD/moving" ;;
esac
`;

let world = '';
beforeEach(() => {
  world = mkdtempSync(join(tmpdir(), 'release-'));
  mkdirSync(join(world, 'bin'));
  writeFileSync(join(world, 'bin/gh'), gh, { mode: 0o755 });
  writeFileSync(join(world, 'package.json'), '{"version":"1.10.0"}');
  writeFileSync(join(world, 'immutable'), 'true\n');
  writeFileSync(join(world, 'moving'), '');
  git('init', '--quiet', '--initial-branch=main');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--allow-empty', '--message=a');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  for (const tag of ['v1', 'v1.9.0', 'v1.10.0', 'v2.0.0']) git('tag', tag);
});
afterEach(() => rmSync(world, { recursive: true }));

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: world, encoding: 'utf8' }).trim();
}

/** Runs the script of the step whose name begins so, as the runner does, and returns how it ended and what gh was told. */
function run(name: string, tag: string) {
  const script = steps.find((step) => step.name?.startsWith(name))?.run;
  if (script === undefined) throw new Error(`release.yml has no step ${name}`);
  const env = {
    ...process.env,
    WORLD: world,
    TAG: tag,
    GH_REPO: 'org/x',
    PATH: `${join(world, 'bin')}:${process.env.PATH}`,
  };
  const { status, stdout } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    cwd: world,
    env,
    encoding: 'utf8',
  });
  const told = join(world, 'told');
  return { status, stdout, told: existsSync(told) ? readFileSync(told, 'utf8').trim().split('\n') : [] };
}

test('a tag that is not the version of package.json ends the release before it begins', () => {
  expect(run('The tag is', 'v1.10.0').status).toBe(0);
  expect(run('The tag is', 'v1.9.0').status).toBe(1);
});

test('a tag that does not stand on main ends it as well', () => {
  git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--allow-empty', '--message=b');
  expect(run('The tag is', 'v1.10.0').status).toBe(1);
});

test('a release is created once, however often the job is started', () => {
  expect(run('A run that', 'v1.10.0').status).toBe(0);
  const { status, told } = run('A run that', 'v1.10.0');
  expect(status).toBe(0);
  expect(told.filter((line) => line.startsWith('gh release create'))).toEqual([
    'gh release create v1.10.0 --verify-tag --title v1.10.0 --notes-file notes.md lambda.zip',
  ]);
});

test('a release that can still be changed fails the job, so that v1 stays', () => {
  writeFileSync(join(world, 'immutable'), 'false\n');
  const { status, stdout } = run('A run that', 'v1.10.0');
  expect(status).toBe(1);
  expect(stdout).toMatchInlineSnapshot(`
    "::error::v1.10.0 can still be changed, so v1 stays: switch on immutable releases, delete this one, run again
    "
  `);
});

test('the major tag moves to the newest of its versions, by number and not by letter', () => {
  const { status, told } = run('v1 follows', 'v1.10.0');
  expect(status).toBe(0);
  expect(told).toEqual([
    `gh api --method PATCH repos/org/x/git/refs/tags/v1 -f sha=${git('rev-parse', 'HEAD')} -F force=true`,
  ]);
});

test('it is created with the first version', () => {
  rmSync(join(world, 'moving'));
  const sha = git('rev-parse', 'HEAD');
  expect(run('v1 follows', 'v2.0.0').told).toEqual([
    `gh api --method PATCH repos/org/x/git/refs/tags/v2 -f sha=${sha} -F force=true`,
    `gh api --method POST repos/org/x/git/refs -f ref=refs/tags/v2 -f sha=${sha}`,
  ]);
});

test('a release of an older line leaves it where it is', () => {
  expect(run('v1 follows', 'v1.9.0')).toMatchObject({ status: 0, told: [] });
});
