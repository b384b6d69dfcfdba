import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { invokeLambda } from '../../../local/lambda/invoke.ts';

const aws = {
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIATEST',
  AWS_SECRET_ACCESS_KEY: 'test',
};
const invoke = (event: unknown, env = {}) => invokeLambda({ event, env: { ...aws, ...env }, timeoutMs: 30_000 });

const section = {
  logs: [{ group: '/app/access' }],
  database: { engine: 'postgres', secret: 'demo/database', table: 'access_log', time: 'logged_at' },
  window: '5m',
  state: 's3://logs/verify',
};

test('the bundle starts, and plans the portions of a backfill by the section of its environment', async () => {
  const plan = { from: '2026-11-21T00:00:00Z', to: '2026-11-23T00:00:00Z' };
  expect(await invoke({ plan }, { LEGACY_LOG_ECS_VERIFY: JSON.stringify(section) })).toEqual({
    portions: [
      { from: '2026-11-21T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z' },
      { from: '2026-11-22T00:00:00.000Z', to: '2026-11-23T00:00:00.000Z' },
    ],
  });
});

test('a dashboard is told what its widget shows', async () => {
  expect(await invoke({ describe: true })).toContain('## Verification');
});

test('an event that cannot be meant is an error, so that nobody takes silence for a match', async () => {
  const verify = { ...section, window: 'soon', database: { ...section.database, engine: 'oracle' } };
  await expect(invoke({ verify })).rejects.toThrow(
    /verify\.window.*verify\.database\.engine|verify\.database\.engine.*verify\.window/,
  );
});

test('the drivers that the Action takes from the Lambda’s folder are there', () => {
  expect(readdirSync('dist/lambda')).toEqual(expect.arrayContaining(['index.mjs', 'mysql.mjs', 'postgres.mjs']));
});
