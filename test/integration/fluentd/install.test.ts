import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Asks in a process of its own, as PATH and CI are read from the environment. */
function ensure(env: Readonly<Record<string, string>>) {
  const script = `
    const { ensureFluentd } = await import(${JSON.stringify(new URL('../../../local/fluentd/install.ts', import.meta.url).href)});
    const said = [];
    const onLine = (line) => said.push(line);
    console.log(JSON.stringify({ ...(await ensureFluentd((line) => said.push(line), { onLine })), said }));`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
}

test('without Ruby there is none, and the reason is told', () => {
  const { status, stdout } = ensure({ PATH: '/nowhere' });
  expect({ status, answer: JSON.parse(stdout) }).toEqual({
    status: 0,
    answer: { kind: 'none', because: 'there is no Ruby on this machine', said: [] },
  });
});

test.each([
  { name: 'CI', env: { CI: 'true' } },
  { name: 'REQUIRE_REAL', env: { REQUIRE_REAL: '1' } },
])('where $name demands the real one, its absence is an error', ({ env }) => {
  const { status, stderr } = ensure({ PATH: '/nowhere', ...env });
  expect(status).not.toBe(0);
  expect(stderr).toContain('a real Fluentd is required here (CI or REQUIRE_REAL is set), and there is no Ruby');
});

/** A folder with programs of these names, which are shell scripts. */
function programs(scripts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'programs-'));
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  }
  return folder;
}

const rubyWithoutFluentd = 'case "$2" in *RUBY_VERSION*) echo 3.3.0 ;; *) exit 1 ;; esac';

test.each([
  {
    name: 'that succeeds without a Fluentd',
    bundle: 'echo "Installing msgpack 1.8.0 with native extensions"',
    because: 'bundle install succeeded, but Fluentd does not start with its gems',
  },
  {
    name: 'that fails',
    bundle: 'echo "Installing msgpack 1.8.0 with native extensions"; echo "no compiler" >&2; exit 5',
    because: 'bundle install failed: Installing msgpack 1.8.0 with native extensions | no compiler',
  },
])('an installation $name tells what it compiles, and why there is none', ({ bundle, because }) => {
  const scripts = {
    ruby: rubyWithoutFluentd,
    bundle: `test "$1" = --version && echo "Bundler version 2.5" && exit\n${bundle}`,
  };
  const path = programs(scripts);
  const { stdout, stderr } = ensure({ PATH: path, BUNDLE_PATH: '/nowhere/bundle' });
  rmSync(path, { recursive: true });
  expect(JSON.parse(stdout), stderr).toEqual({
    kind: 'none',
    because,
    said: [
      'Installing Fluentd into /nowhere/bundle (once; its gems compile for a minute or two)',
      'Installing msgpack 1.8.0 with native extensions',
    ],
  });
});
