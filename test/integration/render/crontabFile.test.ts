import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConfigInvalid } from '../../../src/errors.ts';
import { crontabProblems } from '../../../src/render/crontabFile.io.ts';
import { configOf } from '../../support/config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'legacy-log-crontab-'));
  mkdirSync(join(folder, 'batch'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const crontab = (text: string) => writeFileSync(join(folder, 'batch', 'crontab'), text);
const problems = (batch: object = {}) => crontabProblems(folder, configOf({ batch: { image: 'b:1', ...batch } }));

test('a crontab that stands in the rendered folder is read as the cron that batch.command names', async () => {
  crontab('CRON_TZ=Asia/Tokyo\n0 3 * * * root /opt/batch\n');
  await expect(problems()).rejects.toThrow(ConfigInvalid);
  expect(await problems({ command: ['crond', '-n'] })).toEqual([]);
  expect(await problems({ command: ['./run'] })).toEqual([]);
});

test('each problem has its place in the file', async () => {
  crontab('# jobs\n*5 * * * * root /opt/batch\n');
  const refusal = await problems().catch((error: unknown) => error);
  expect(refusal instanceof ConfigInvalid && refusal.problems).toEqual([
    {
      file: join(folder, 'batch', 'crontab'),
      severity: 'error',
      line: 2,
      column: 1,
      message: 'the minute has "*5", which is no list of numbers and ranges',
      hint: 'write *, or numbers and ranges of 0 to 59',
    },
  ]);
});

test('the clocks are those of TZ in batch.environment', async () => {
  crontab('30 2 * * * root /opt/batch\n');
  expect(await problems()).toEqual([]);
  expect(await problems({ environment: { TZ: 'Nowhere/At_all' } })).toEqual([]);
  const [problem] = await problems({ environment: { TZ: 'Europe/Berlin' } });
  expect(problem?.message).toMatch(/^the clock changes at the time of this job: /);
});

test('no crontab is none to check, and one that cannot be read is an error', async () => {
  expect(await problems()).toEqual([]);
  mkdirSync(join(folder, 'batch', 'crontab'));
  await expect(problems()).rejects.toThrow(`could not read ${join(folder, 'batch', 'crontab')}: EISDIR`);
});
