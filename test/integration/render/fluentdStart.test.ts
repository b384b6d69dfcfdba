import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fluentdStart } from '../../../src/render/fluentdStart.ts';
import { fluentdConfigOf } from '../../support/config.ts';

const streams = [
  { tag: 'a', path: '/fluentd/log/access' },
  { tag: 'b', path: '/fluentd/log/error' },
];

let folder = '';
let log = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  chmodSync(folder, 0o755);
  log = join(folder, 'log');
  writeFileSync(join(folder, 'start.sh'), fluentdStart(fluentdConfigOf({ streams })).replaceAll('/fluentd/log', log));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;
/** Another user than the one that the folders belong to: root itself may write everywhere. */
const other = isRoot ? { uid: 65_534, gid: 65_534 } : {};
/** What the other may not write to: root's own, or, where the test is not root, one that nobody may write to. */
const closed = isRoot ? 0o755 : 0o555;

function start(shell: string, ...words: string[]) {
  const options = { encoding: 'utf8', ...other, cwd: '/' } as const;
  const { status, stdout, stderr } = spawnSync(shell, [join(folder, 'start.sh'), ...words], options);
  return { status, stdout, stderr: stderr.replaceAll(folder, '') };
}

const shells = ['dash', 'bash'].filter((shell) => spawnSync(shell, ['-c', ':']).status === 0);

describe.each(shells)('start.sh in %s', (shell) => {
  test('makes the folders for everybody, and becomes what it is told', () => {
    mkdirSync(log);
    chmodSync(log, 0o777);
    expect(start(shell, 'printf', '%s.', 'a b', '')).toEqual({ status: 0, stdout: 'a b..', stderr: '' });
    const modes = ['access', 'error', '.fluentd'].map((name) => (statSync(join(log, name)).mode & 0o777).toString(8));
    expect(modes).toEqual(['777', '777', '777']);
  });

  test('a volume that comes as root’s is said in words, before Fluentd starts', () => {
    mkdirSync(log, { mode: closed });
    chmodSync(log, closed);
    const { status, stdout, stderr } = start(shell, 'echo', 'started');
    expect({ status, stdout }).toEqual({ status: 73, stdout: '' });
    expect(stderr).toMatch(
      /^start\.sh: user \d+ may not write to \/log, which is d[rwx-]+[.+]? of \d+:\d+\n {2}hint: give it its owner: an EFS access point with owner (\d+:\d+), or on the host: install -d -o \d+ -g \d+ FOLDER\n$/,
    );
  });

  test.runIf(isRoot)(
    'what a collector of another user left is said before Fluentd starts, and what is for all is not',
    () => {
      mkdirSync(join(log, '.fluentd/packets'), { recursive: true });
      for (const made of ['', '.fluentd', '.fluentd/packets']) chmodSync(join(log, made), 0o777);
      const chunk = join(log, '.fluentd/packets/buffer.b01.log');
      writeFileSync(chunk, '');
      chmodSync(chunk, 0o666);
      expect(start(shell, 'true').status).toBe(0);
      chmodSync(chunk, 0o644);
      const { status, stderr } = start(shell, 'true');
      expect(status).toBe(73);
      expect(stderr).toMatch(
        /^start\.sh: user 65534 may not write to \/log\/\.fluentd\/packets\/buffer\.b01\.log, which is -rw-r--r--[.+]? of 0:0\n {2}hint: a collector that was another user left it: chown -R 65534:65534 \/log\/\.fluentd, or run this one as that user\n$/,
      );
    },
  );

  test('so is one folder of it, and one whose folder is not there', () => {
    mkdirSync(join(log, 'access'), { recursive: true });
    mkdirSync(join(log, 'error'));
    chmodSync(log, 0o777);
    chmodSync(join(log, 'access'), 0o777);
    chmodSync(join(log, 'error'), closed);
    expect(start(shell, 'true')).toMatchObject({ status: 73, stderr: expect.stringContaining('write to /log/error,') });
    rmSync(log, { recursive: true });
    chmodSync(folder, isRoot ? 0o755 : 0o555);
    expect(start(shell, 'true')).toMatchObject({ status: 73, stderr: expect.stringContaining('write to /log, which') });
    chmodSync(folder, 0o755);
  });
});
