import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withRegion } from '../../../src/commands/desired.io.ts';
import { openWorld } from '../../../src/deploy/deploy.io.ts';
import { configOf } from '../../support/config.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'region-'));
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE']) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('a region that only the profile names is rendered as if AWS_REGION had named it', async () => {
  writeFileSync(join(folder, 'config'), '[profile production]\nregion = eu-north-1\n');
  vi.stubEnv('AWS_PROFILE', 'production');
  expect((await withRegion(configOf(), openWorld({}))).region).toBe('eu-north-1');
});

test('a region of the file stays, and where there is none nowhere none is made up', async () => {
  const named = { ...configOf(), region: 'eu-west-1' };
  expect((await withRegion(named, openWorld(named))).region).toBe('eu-west-1');
  expect((await withRegion(configOf(), openWorld({}))).region).toBeUndefined();
});
