import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openLedger } from '../../../src/verify/ledger/ledger.ts';
import { openStore } from '../../../src/verify/ledger/open.io.ts';
import { makeLogFolder, startBatch } from '../../support/batch.ts';
import { missingDatabase, startDatabase, type TestDatabase } from '../../support/databases.ts';
import { type LogEvent, type Site, secretArn, startSite } from '../../support/verifiedSite.ts';

const dayMs = 86_400_000;
const days = 31;
/** A month of days of UTC, of which the last ended at least a day ago. */
const endMs = Math.floor(Date.now() / dayMs) * dayMs - dayMs;
const startMs = endMs - days * dayMs;
const iso = (ms: number) => new Date(ms).toISOString();

/** What must never be seen: the database's password, and what people sent. */
const [password, line] = ['canary-of-the-password', 'canary-of-the-line'];

const missing = await missingDatabase('postgres');

describe.skipIf(missing)(`the command line verifies${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let database: TestDatabase;
  let url = '';
  let site: Site;
  let folder = '';
  const events = Array.from({ length: days * 3 }, (_, at): LogEvent => {
    const timestamp = startMs + at * 8 * 3_600_000 + 60_000;
    const message = `203.0.113.7 - - [${commonTime(timestamp)}] "GET /${line} HTTP/1.1" 200 7 "-" "curl"`;
    return { timestamp, message: JSON.stringify({ id: `${line}-${at}`, time: iso(timestamp), message }) };
  });

  beforeAll(async () => {
    database = await startDatabase('postgres');
    url = database.url.replace('postgres@', `postgres:${password}@`);
    site = await startSite({ url });
    await site.makeGroup('/app');
    for (const [at, event] of events.entries()) {
      if (at % 3 === 0) site.setTime(iso(event.timestamp + dayMs));
      await site.put('/app', [event]);
    }
    site.setTime(undefined);
    await load(events);
  });
  afterAll(async () => {
    await site?.close();
    await database?.stop();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cli-verify-'));
    await configure();
    return () => rm(folder, { recursive: true });
  });

  /** What the batch reads from files of the stream. */
  const load = async (lines: readonly { readonly message: string }[] | Buffer) => {
    const logs = await makeLogFolder();
    try {
      const content = Buffer.isBuffer(lines) ? lines : lines.map(({ message }) => `${message}\n`).join('');
      await logs.write(`access_log.${Date.now()}.log`, content);
      const { code, stderr } = await startBatch({ DATABASE_URL: database.url, LOG_PATHS: logs.path }).done;
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    } finally {
      await logs.remove();
    }
  };

  const configure = (verify: object = {}) =>
    writeFile(
      join(folder, 'legacy-log-ecs.yml'),
      JSON.stringify({
        name: 'access-log',
        cluster: 'production',
        network: { vpc: 'vpc-0a1b', subnets: ['subnet-0a'], securityGroups: ['sg-0a'] },
        discovery: { namespace: 'internal' },
        fluentd: {
          image: 'registry.example/fluentd:1',
          streams: [{ tag: 'app.access', path: '/fluentd/log/access', format: 'json' }],
        },
        batch: { image: 'registry.example/batch:1' },
        volume: { type: 'efs', fileSystem: 'fs-0a', accessPoint: 'fsap-0a' },
        verify: {
          logs: [{ group: '/app' }],
          database: { engine: 'postgres', secret: secretArn, table: 'access_log', time: 'logged_at' },
          identity: { id: { log: 'id', column: 'id' } },
          since: iso(startMs),
          window: '15m',
          quietAfter: '60d',
          ...verify,
        },
      }),
    );

  interface Ended {
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
  }

  const start = (
    args: readonly string[],
    onOutput: (text: string, child: ChildProcess) => void = () => {},
    { cloud }: Site = site,
  ) => {
    const child = spawn(process.execPath, [resolve('dist/cli/index.js'), 'verify', ...args], {
      cwd: folder,
      env: {
        PATH: process.env.PATH ?? '',
        AWS_ENDPOINT_URL: cloud.endpoint,
        AWS_REGION: 'ap-northeast-1',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data) => {
      stdout += data;
      onOutput(stdout, child);
    });
    child.stderr.on('data', (data) => {
      stderr += data;
      onOutput(stderr, child);
    });
    const ended = new Promise<Ended>((done) =>
      child.once('close', (status) => {
        done({ status, stdout, stderr });
      }),
    );
    return { child, ended };
  };
  const cli = (...args: string[]) => start(args).ended;
  const month = ['--from', iso(startMs), '--to', iso(endMs)];

  const noCanary = (text: string) => {
    expect(text).not.toContain(password);
    expect(text).not.toContain(line);
  };

  test('a month is told as it goes on, and a run that is killed in it is gone on from: nothing is left out, nothing looked at twice', async () => {
    const killed = await start(month, (text, child) => {
      if (text.includes('windows are compared')) child.kill('SIGKILL');
    }).ended;
    expect(killed.stdout).toMatch(/^\d+ windows are compared, \d+ are left\n$/);
    const { status, stdout, stderr } = await cli(...month, '--json');
    const report = JSON.parse(stdout);
    expect([status, report.outcome, report.left]).toEqual([0, 'verified', 0]);
    expect(report.looked).toBeLessThan(days * 96 - 1000);
    expect(report.states).toMatchObject({ matched: 93, empty: days * 96 - 93 });
    const entries = await remembered();
    expect([entries.length, new Set(entries.map(({ checks }) => checks))]).toEqual([days * 96, new Set([1])]);
    noCanary(killed.stdout + stdout + stderr);
  });

  test('lost lines are written as the batch reads them, and once it has, the same month is whole', async () => {
    await configure({ window: '1h' });
    await database.query(`DELETE FROM access_log WHERE id IN ('${line}-3', '${line}-50')`);
    const lost = await cli(...month, '--replay', 'lost.log', '--page', 'page.html');
    expect(lost.status).toBe(1);
    expect(lost.stderr).toMatch(/^2 lines lost in 2 windows since .*; hint: load them again: verify --replay FILE/);
    const page = await readFile(join(folder, 'page.html'), 'utf8');
    expect(page).toContain('2 lines lost in 2 windows');
    const at = iso(events[3]?.timestamp ?? 0);
    const explained = await cli('--explain', at);
    expect(explained.stdout).toMatch(/lost, lines have no row[\s\S]*log 1, database 0[\s\S]*missing .* [0-9a-f]{12}\n/);
    noCanary(page + lost.stdout + lost.stderr + explained.stdout + explained.stderr);
    expect((await cli('--explain', at, '--show-lines')).stdout).toContain(`${line}-3\n`);

    const replay = await readFile(join(folder, 'lost.log'));
    expect(replay.toString()).toBe(`${events[3]?.message}\n${events[50]?.message}\n`);
    await load(replay);
    const whole = await cli(...month, '--json');
    expect(JSON.parse(whole.stdout)).toMatchObject({
      outcome: 'verified',
      looked: 2,
      states: { lost: 0, matched: 93 },
    });
    expect(whole.status).toBe(0);
  });

  test('a run that is told to end does so at once: no statement goes on, nor a query', async () => {
    const slow = await startSite({ url }, { queryMs: 3_600_000 });
    try {
      await slow.makeGroup('/app');
      await configure({ identity: undefined });
      const { child, ended } = start(month, () => {}, slow);
      await until(() => slow.cloud.calls.some(({ operation }) => operation === 'GetQueryResults'));
      child.kill('SIGTERM');
      const { status, stdout, stderr } = await ended;
      expect(status).toBe(2);
      expect(stdout).toMatch(/^2,976 windows not looked at yet; nothing is compared to its end yet\.\n/);
      expect(stderr).toBe('2,976 windows not looked at yet; nothing is compared to its end yet.\n');
      expect(countOf(slow, 'StopQuery')).toBe(countOf(slow, 'StartQuery'));
      expect(await statements()).toEqual([]);
    } finally {
      await slow.close();
    }
  });

  test('nor does one that waits in the database', async () => {
    await configure({ window: '1h' });
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('LOCK TABLE access_log');
      const { child, ended } = start(month);
      while ((await statements()).length === 0) await wait(20);
      child.kill('SIGTERM');
      const { status, stderr } = await ended;
      expect([status, stderr]).toEqual([2, '744 windows not looked at yet; nothing is verified yet.\n']);
      expect(await statements()).toEqual([]);
    } finally {
      await holder.end();
    }
    const { status } = await cli(...month);
    expect(status).toBe(0);
  });

  const remembered = async () => {
    const state = join(folder, '.legacy-log-ecs/verify');
    const [head = ''] = (await readdir(state)).filter((name) => name.startsWith('head.json'));
    const { settings } = JSON.parse(await readFile(join(state, head), 'utf8'));
    return await openLedger(openStore(`file:${state}`, site.world), settings).history(startMs, endMs);
  };
  const countOf = ({ cloud }: Site, operation: string) =>
    cloud.calls.filter((call) => call.operation === operation).length;
  const statements = () =>
    database.query(
      "SELECT query FROM pg_stat_activity WHERE application_name = 'legacy-log-ecs-verify' AND state = 'active'",
    );
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await wait(20);
  };
});

/** `22/Nov/2026:10:05:03 +0000`. */
function commonTime(ms: number): string {
  const [, day = '', month = '', year = '', time = ''] =
    /(\d\d) (\w{3}) (\d{4}) ([\d:]+)/.exec(new Date(ms).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
