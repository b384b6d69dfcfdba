import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { withoutFluentd } from '../../support/fluentd.ts';

const skipped = withoutFluentd ? ` (skipped: ${withoutFluentd})` : '';

test.skipIf(withoutFluentd)(
  `the forwarder’s own tests pass: rotations, copies, kills, files of every kind${skipped}`,
  () => {
    const { status, stdout, stderr } = spawnSync('ruby', ['images/forwarder/test/run.rb'], { encoding: 'utf8' });
    expect(`${stdout}${stderr}`).toMatch(/\d{2,} tests, \d{2,} assertions, 0 failures, 0 errors/);
    expect(status).toBe(0);
  },
);
