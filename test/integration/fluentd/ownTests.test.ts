import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundlerEnv } from '../../../local/fluentd/command.ts';
import { withoutFluentd } from '../../support/fluentd.ts';

const tests = join(import.meta.dirname, '../../../images/fluentd/plugin/test');
const skipped = withoutFluentd ? ` (skipped: ${withoutFluentd})` : '';

// Most of their time is waiting for a collector to start and to stop: folder by folder, beside each other.
test.skipIf(withoutFluentd).concurrent.each(['rotation', 'forward', 'formats', '.'])(
  `the plugin’s own tests succeed: %s${skipped}`,
  { timeout: 900_000 },
  async (part) => {
    const files = (await readdir(join(tests, part))).filter((name) => name.endsWith('_test.rb'));
    const { status, said } = await ruby(files.map((name) => join(tests, part, name)));
    expect(status, said).toBe(0);
    expect(said).toMatch(/[1-9]\d* tests, .* 0 failures, 0 errors, 0 pendings, 0 omissions/);
  },
);

async function ruby(files: readonly string[]): Promise<{ status: number | null; said: string }> {
  const child = spawn('ruby', [join(tests, 'run.rb'), ...files], {
    env: { ...process.env, BUNDLE_PATH: bundlerEnv.BUNDLE_PATH },
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => said.push(bytes));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, said: Buffer.concat(said).toString() };
}
