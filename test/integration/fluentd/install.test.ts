import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Asks in a process of its own, as PATH and CI are read from the environment. */
function ensure(env: Readonly<Record<string, string>>) {
  const script = `
    const { ensureFluentd } = await import(${JSON.stringify(new URL('../../../local/fluentd/install.ts', import.meta.url).href)});
    console.log(JSON.stringify(await ensureFluentd(() => {})));`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
}

test('without Ruby there is none, and the reason is told', () => {
  const { status, stdout } = ensure({ PATH: '/nowhere' });
  expect({ status, answer: JSON.parse(stdout) }).toEqual({
    status: 0,
    answer: { kind: 'none', because: 'there is no Ruby on this machine' },
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
