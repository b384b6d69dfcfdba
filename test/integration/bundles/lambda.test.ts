import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { invokeLambda } from '../../../local/lambda/invoke.ts';
import { missingDatabase, startDatabase, type TestDatabase } from '../../support/databases.ts';
import { type Site, secretArn, startSite } from '../../support/verifiedSite.ts';

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

const dayMs = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();
const endMs = Math.floor(Date.now() / dayMs) * dayMs - dayMs;
const days = 31;
const startMs = endMs - days * dayMs;
/** What no log may hold: the database's password, and what people sent. */
const [password, line] = ['canary-of-the-password', 'canary-of-the-line'];
const missing = await missingDatabase('postgres');

describe.skipIf(missing)(`over PostgreSQL and a ledger in S3${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let database: TestDatabase;
  let site: Site;
  let logged: string[] = [];

  beforeAll(async () => {
    database = await startDatabase('postgres');
    site = await startSite({ url: database.url.replace('postgres@', `postgres:${password}@`) });
    await site.makeGroup('/app');
    await database.query('CREATE TABLE lines (id text, logged_at timestamptz)');
    await database.query('CREATE INDEX ON lines (logged_at)');
    for (const day of [1, 2, 3, 4]) {
      const timestamp = endMs - day * dayMs + 60_000;
      await site.put('/app', [{ timestamp, message: JSON.stringify({ id: `${line}-${day}` }) }]);
      if (day !== 2) await database.query(`INSERT INTO lines VALUES ('${line}-${day}', '${iso(timestamp)}')`);
    }
  });
  afterAll(async () => {
    await site?.close();
    await database?.stop();
  });
  beforeEach(() => {
    logged = [];
  });

  const settings = (prefix: string, more: object = {}) => ({
    logs: [{ group: '/app' }],
    database: { engine: 'postgres', secret: secretArn, table: 'lines', time: 'logged_at' },
    identity: { id: { log: 'id', column: 'id' } },
    since: iso(endMs - 4 * dayMs),
    quietAfter: '60d',
    state: `s3://ledger/${prefix}`,
    ...more,
  });
  const run = async (section: object, event: object = {}, timeoutMs = 120_000) => {
    const env = {
      ...aws,
      AWS_ENDPOINT_URL: site.cloud.endpoint,
      AWS_REGION: 'ap-northeast-1',
      LEGACY_LOG_ECS_VERIFY: JSON.stringify(section),
    };
    const onLogLine = (text: string) => void logged.push(text);
    const answer = await invokeLambda({ event, env, timeoutMs, onLogLine });
    expect(`${logged.join('\n')}${JSON.stringify(answer)}`).not.toMatch(new RegExp(`${password}|${line}`));
    return answer;
  };

  test('a schedule hears of a loss by metrics in one line of the log, and its dashboard shows it', async () => {
    const section = settings('schedule', { window: '15m' });
    expect(await run(section, { id: '1', 'detail-type': 'Scheduled Event' })).toMatchObject({
      outcome: 'different',
      headline: expect.stringMatching(/^1 line lost in 1 window since /),
      states: { matched: 3, lost: 1, unknown: 0 },
      left: 0,
    });
    expect(logged).toHaveLength(1);
    const told = JSON.parse(logged[0] ?? '');
    expect(told).toMatchObject({ Heartbeat: 1, LostWindows: 1, MissingLines: 1, UnknownWindows: 0, WindowsLeft: 0 });
    expect(told._aws.CloudWatchMetrics[0].Namespace).toBe('LegacyLogEcs');
    expect(told.service).toBe('legacy-log-ecs-verify');
    const widget = await run(section, { widgetContext: { theme: 'dark', params: {} } });
    expect(widget).toContain('1 line lost in 1 window since ');
  });

  test('the portions of a plan run two at once on one ledger, and what is due is then nothing more than the rest', async () => {
    const section = settings('backfill', { window: '15m' });
    const plan = { from: iso(endMs - 4 * dayMs), to: iso(endMs) };
    const { portions } = (await run(section, { plan })) as { portions: readonly object[] };
    expect(portions).toHaveLength(4);
    const answers = [
      ...(await Promise.all(portions.slice(0, 2).map((portion) => run(section, portion)))),
      ...(await Promise.all(portions.slice(2).map((portion) => run(section, portion)))),
    ];
    expect(answers.map((answer) => (answer as { outcome: string }).outcome)).toEqual([
      'verified',
      'verified',
      'different',
      'verified',
    ]);
    const rest = (await run(section)) as { looked: number; states: object };
    expect(rest).toMatchObject({ states: { matched: 3, lost: 1 } });
    expect(rest.looked).toBeLessThan(2 * 96);
  });

  test('a function whose time runs out leaves the rest, and the next one goes on', async () => {
    // A query takes 0.2 s at least, and there are 31 rounds of windows.
    const section = settings('time', { since: iso(startMs) });
    const first = (await run(section, {}, 6000)) as { looked: number; left: number; outcome: string };
    expect(first.left).toBeGreaterThan(0);
    expect(first.outcome).not.toBe('verified');
    const second = (await run(section)) as { looked: number; left: number; states: object };
    expect([second.left, second.states]).toEqual([0, expect.objectContaining({ lost: 1, matched: 3 })]);
    expect(first.looked + second.looked).toBeGreaterThanOrEqual(days * 288);
  });
});
