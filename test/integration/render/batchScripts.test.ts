import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** Names and values that careless quoting changes, as bytes. */
const awkward: Readonly<Record<string, string>> = {
  DATABASE_URL: 'postgres://user:p%40ss"w\'ord$1@db.internal/app?options=-c%20x',
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/0a1b',
  LINES: 'first\nsecond\n\nfourth',
  ENDS_WITH_A_BREAK: 'x\n',
  QUOTES: `'single' "double" \`back\` '"'"'`,
  DOLLARS: '$HOME ${HOME} $(echo no) $$',
  BACKSLASHES: '\\ \\\\ \\n \\t \\',
  PERCENT: '%Y%m%d %s %%',
  SPACES: '  leading and trailing  ',
  UNICODE: 'Zoë 日本語 🦆',
  CONTROL: 'tab\tbell\u0007escape\u001b[0m return\r',
  EMPTY: '',
  HASH: '# not a comment; nor; this & that | > < * ? ! ~',
  'name.with-a.dot': "it's",
  file: 'a lower-case name that a careless script might use itself',
};

/** Shells that /bin/sh is somewhere: Debian's dash, bash as on Amazon Linux, busybox as on Alpine. `--posix` is what sh makes of bash. */
const shells = [
  { name: 'sh', argv: ['sh'] },
  { name: 'dash', argv: ['dash'] },
  { name: 'bash', argv: ['bash', '--posix'] },
  { name: 'busybox', argv: ['busybox', 'sh'] },
].filter(({ argv: [program = '', ...options] }) => spawnSync(program, [...options, '-c', 'exit 0']).status === 0);

let folder: string;
let paths: Record<string, string>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'legacy-log-batch-'));
  for (const name of ['entrypoint.sh', 'run-job.sh']) copyFileSync(join('images/wrapper', name), join(folder, name));
  // A folder that does not exist yet, as /run/legacy-log-ecs in a new container.
  paths = {
    LEGACY_LOG_ENVIRONMENT: join(folder, 'run', 'environment'),
    LEGACY_LOG_STDOUT: join(folder, 'stdout'),
    LEGACY_LOG_STDERR: join(folder, 'stderr'),
  };
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(shell: readonly string[], script: string, args: readonly string[], env: Record<string, string>) {
  const [program = 'sh', ...options] = shell;
  const { status, stdout, stderr } = spawnSync(program, [...options, join(folder, script), ...args], {
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** What `env -0` printed, less what shells add by themselves. */
function variables(text: string): Record<string, string> {
  const pairs = text.split('\0').filter((pair) => pair !== '');
  const all = pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  return Object.fromEntries(all.filter(([name]) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name)));
}

test('sh is among the shells that are tried', () => {
  expect(shells.map(({ name }) => name)).toContain('sh');
});

describe.each(shells)('the batch’s entrypoint under $name', ({ argv }) => {
  test('a job that cron starts with no environment sees the container’s, to the byte', () => {
    const container = { ...awkward, ...paths };
    expect(run(argv, 'entrypoint.sh', ['true'], container)).toEqual({ status: 0, stdout: '', stderr: '' });
    const job = run(argv, 'run-job.sh', ['env', '-0'], paths);
    expect(job).toEqual({ status: 0, stdout: '', stderr: '' });
    const seen = variables(readFileSync(join(folder, 'stdout'), 'utf8'));
    expect(seen).toEqual({ PATH: '/usr/local/bin:/usr/bin:/bin', ...container });
  });

  test('the command itself gets the environment untouched, its arguments and its exit code', () => {
    const container = { ...awkward, ...paths };
    expect(run(argv, 'entrypoint.sh', ['sh', '-c', 'exit "$1"', 'x', '7'], container).status).toBe(7);
    const started = run(argv, 'entrypoint.sh', ['env', '-0'], container);
    expect(variables(started.stdout)).toEqual({ PATH: '/usr/local/bin:/usr/bin:/bin', ...container });
  });

  test('secrets are for the owner’s eyes only, and the command keeps its umask', () => {
    const started = run(argv, 'entrypoint.sh', ['sh', '-c', 'umask'], { ...awkward, ...paths });
    expect(statSync(join(folder, 'run', 'environment')).mode & 0o777).toBe(0o600);
    expect(Number.parseInt(started.stdout, 8)).toBe(process.umask());
  });

  test('variables that bash holds read-only do not stop a job', () => {
    run(argv, 'entrypoint.sh', ['true'], { ...paths, UID: '1000', SHELLOPTS: 'posix', DATABASE_URL: 'x' });
    const job = run(argv, 'run-job.sh', ['sh', '-c', 'echo "$DATABASE_URL"'], paths);
    expect(job.status).toBe(0);
    expect(readFileSync(join(folder, 'stdout'), 'utf8')).toBe('x\n');
  });

  test('a job’s output goes to the container’s, standard error by itself, and is appended', () => {
    run(argv, 'entrypoint.sh', ['true'], paths);
    expect(run(argv, 'run-job.sh', ['sh', '-c', 'echo out; echo err >&2; exit 3'], paths).status).toBe(3);
    run(argv, 'run-job.sh', ['echo', 'a  b', '*'], paths);
    expect(readFileSync(join(folder, 'stdout'), 'utf8')).toBe('out\na  b *\n');
    expect(readFileSync(join(folder, 'stderr'), 'utf8')).toMatch(
      /^err\nrun-job: "sh -c echo out; echo err >&2; exit 3" failed with exit 3 after \d+ s \(1 failure since start\)\n$/,
    );
  });

  test('without a command the entrypoint says what is missing', () => {
    const { status, stderr } = run(argv, 'entrypoint.sh', [], paths);
    expect({ status, stderr }).toEqual({
      status: 64,
      stderr: 'entrypoint.sh: no command given; the task definition or CMD should name one, such as cron -f\n',
    });
  });

  test('a job outside such a container says why it did not run', () => {
    const { status, stderr } = run(argv, 'run-job.sh', ['true'], paths);
    expect(status).toBe(66);
    expect(stderr).toContain(`cannot read ${paths.LEGACY_LOG_ENVIRONMENT}`);
  });
});
