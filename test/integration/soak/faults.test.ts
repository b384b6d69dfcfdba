import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { limitedVolume, whyNoMount } from '../../../bench/soak/limitedVolume.ts';
import { withoutFluentd } from '../../support/fluentd.ts';

const noMount = whyNoMount();

test.skipIf(noMount)(
  `a full volume takes no byte, and all of it again afterwards (${noMount ?? 'mounted'})`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'soak-full-'));
    const volume = limitedVolume({ events: 100, bad: 0 });
    onTestFinished(() => {
      volume.strike(false);
      rmdirSync(folder);
    });
    volume.standOn(folder);
    const one = join(folder, 'one');
    const filler = await volume.fill();
    expect(() => writeFileSync(one, 'x')).toThrow('ENOSPC');
    expect(statfsSync(folder).bfree).toBe(0);
    filler.remove();
    writeFileSync(one, 'x');
    expect(statSync(one).size).toBe(1);
  },
);

test('a volume that nobody can mount is refused before anything starts', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bench/soak/main.ts', '--full', '1'], {
    env: { PATH: '' },
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^--full 1 needs a volume that has an end, and none can be mounted here: .*mount/);
});

const prelude = join(import.meta.dirname, '../../../bench/soak/steppedClock.rb');
const asked = `
  wall = [Time.now.to_i, Time.new.to_i, Time.now(in: '+09:00').to_i, Process.clock_gettime(Process::CLOCK_REALTIME, :second),
          Process.clock_gettime(Process::CLOCK_REALTIME).to_i, Process.clock_gettime(Process::CLOCK_REALTIME, :nanosecond) / 1_000_000_000]
  puts wall.map { |seconds| ((seconds - REAL) / 60.0).round }.join(' ')
  puts Process.clock_gettime(Process::CLOCK_MONOTONIC) - MONOTONIC < 30, Time.new(2020, 1, 1, in: '+00:00').to_i`;

test.skipIf(withoutFluentd)("all that Ruby asks for the wall clock is shifted, monotonic time isn't", () => {
  const folder = mkdtempSync(join(tmpdir(), 'soak-clock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'clock');
  writeFileSync(file, '-3600');
  // What is right is asked before the clock is loaded.
  const before = 'REAL = Time.now.to_i; MONOTONIC = Process.clock_gettime(Process::CLOCK_MONOTONIC)';
  const { stdout, stderr } = spawnSync('ruby', ['-e', `${before}; require '${prelude}'; ${asked}`], {
    env: { ...process.env, SOAK_CLOCK: file },
    encoding: 'utf8',
  });
  expect(stdout, stderr).toBe('-60 -60 -60 -60 -60 -60\ntrue\n1577836800\n');
});
