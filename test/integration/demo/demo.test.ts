import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { withoutNginx } from '../../../local/demo/nginx/server.ts';
import { startDatabase } from '../../support/databases.ts';
import { longMs, play } from '../../support/demo.ts';
import { withoutFluentd } from '../../support/fluentd.ts';

test.concurrent('three pushes, and every line that was sent is in the database once, and the Lambda says so', {
  timeout: longMs,
}, async () => {
  const { status, json, text } = await play(['--events', '1500']);
  expect(json, text).toMatchObject({
    // Under CI the real one is required, and its absence has ended the run before.
    collector: expect.stringMatching(withoutFluentd ? /FluentServer/ : /^fluentd 1\.\d+\.\d+$/),
    sent: 1500,
    ingested: 1500,
    missing: 0,
    extra: 0,
    damaged: 0,
    setAside: 0,
    deploys: [{ outcome: 'succeeded' }, { outcome: 'unchanged', writes: 0 }, { outcome: 'succeeded' }],
    endpoint: 'fluentd.internal:24224',
    address: expect.stringMatching(/^127\./),
    windows: { missing: 0, extra: 0, unknown: 0 },
    problems: [],
  });
  expect(json.windows.matched).toBeGreaterThan(0);
  expect(json.deploys[1].calls).toBeLessThanOrEqual(8);
  expect(json.deploys[0].address).not.toBe(json.deploys[2].address);
  expect([json.addresses[0], json.addresses.at(-1)]).toEqual([json.deploys[0].address, json.deploys[2].address]);
  expect(json.gapMs).toBeGreaterThan(0);
  expect(text).toContain('the collector is gone');
  expect(text.split('\n').slice(0, 3)).toEqual([
    'legacy-log-ecs: a log-file batch on ECS, and each line counted',
    '',
    ' application ──▶ Fluentd ──▶ files ──▶ batch ──▶ database',
  ]);
  // What is the project's own default is warned of by nobody; ARNs and calls are told with --verbose alone.
  expect(text).not.toMatch(/warning|arn:|CreateService/);
  expect(status).toBe(0);
});

test.concurrent('the sums of days are compared in another zone, and the path whose sum was taken out is named', {
  timeout: longMs,
}, async () => {
  const { status, json, text } = await play(['--events', '300', '--aggregate', 'day', '--lose', '1']);
  expect(json, text).toMatchObject({ sent: 300, ingested: 300, windows: { unknown: 0 } });
  expect(json.missing).toBeGreaterThan(0);
  expect(text).toContain('by day of Asia/Tokyo, and by path');
  expect(text).toMatch(new RegExp(`Paths whose sums differ:\\n  /\\S*: log ${json.missing}, database 0\\n\\n`));
  expect(text).toContain('Those are the rows that were taken out: the Lambda noticed');
  expect(status).toBe(1);
});

const withoutForwarder = withoutFluentd ?? withoutNginx();

test
  .skipIf(withoutForwarder)
  .concurrent(
    `nginx’s access log, followed by the forwarder: each request is a row once${withoutForwarder ? ` (skipped: ${withoutForwarder})` : ''}`,
    { timeout: longMs },
    async () => {
      const { status, json, text } = await play(['--nginx', '--events', '300']);
      expect(json, text).toMatchObject({
        ...{ sent: 300, ingested: 300, missing: 0, extra: 0, damaged: 0, setAside: 0, resent: null },
        deploys: [{ outcome: 'succeeded' }, { outcome: 'unchanged', writes: 0 }, { outcome: 'succeeded' }],
        windows: { missing: 0, extra: 0, unknown: 0 },
        problems: [],
      });
      expect([json.addresses[0], json.addresses.at(-1)]).toEqual([json.deploys[0].address, json.deploys[2].address]);
      expect(text).toContain('The forwarder beside nginx sends 300 lines');
      expect(status).toBe(0);
    },
  );

test.skipIf(withoutFluentd)('without nginx --nginx is refused with a word', { timeout: longMs }, async () => {
  const ruby = dirname(spawnSync('sh', ['-c', 'command -v ruby'], { encoding: 'utf8' }).stdout.trim());
  const path = mkdtempSync(join(tmpdir(), 'no-nginx-'));
  symlinkSync(join(ruby, 'ruby'), join(path, 'ruby'));
  const { status, json } = await play(['--nginx', '--events', '10'], { ...process.env, PATH: path });
  rmSync(path, { recursive: true });
  expect(json.error).toBe('--nginx needs nginx and a real Fluentd, and there is no nginx on this machine');
  expect(status).toBe(2);
});

test('with --verbose the ARNs and the calls are told', { timeout: longMs }, async () => {
  const { text } = await play(['--events', '2', '--verbose'], process.env, { at: 'Second push', signal: 'SIGTERM' });
  expect(text).toContain('arn:aws:ecs:');
  expect(text).toMatch(/calls: .*CreateService 2/);
});

test.each([
  { at: 'First push', signal: 'SIGTERM', status: 143 },
  { at: 'the collector is gone', signal: 'SIGINT', status: 130 },
] as const)(
  '$signal at "$at" ends the demo with $status, and nothing of it stays',
  { timeout: longMs },
  async ({ at, signal, status }) => {
    const workspaces = await readWorkspaces();
    const database = await startDatabase('pglite');
    try {
      const played = await play(['--events', '300', '--database', database.url], process.env, { at, signal });
      expect(played).toMatchObject({ status, json: { error: `interrupted by ${signal}` } });
      expect(await database.query("select tablename from pg_tables where tablename like 'access_log%'")).toEqual([]);
      expect(await readWorkspaces()).toEqual(workspaces);
    } finally {
      await database.stop();
    }
  },
);

/** The demos' folders: a soak has one of its own beside them, and may begin or end meanwhile. */
async function readWorkspaces(): Promise<string[]> {
  const names = await readdir('.local').catch(() => []);
  return names.filter((name) => !name.startsWith('soak-'));
}

test.each([
  { name: 'an unknown option', args: ['--event', '3'], words: "Unknown option '--event'" },
  { name: 'no number', args: ['--events', 'many'], words: '--events is "many"' },
  {
    name: 'a log that is not there',
    args: ['--log', 'no.log'],
    words: '--log no.log cannot be read: there is no such',
  },
  { name: 'taking out more than is sent', args: ['--events', '3', '--lose', '4'], words: 'more than the 3 lines' },
  { name: 'sums of no hour or day', args: ['--aggregate', 'week'], words: '--aggregate is "week": write day or hour' },
  { name: 'a log of yours and nginx’s', args: ['--nginx', '--log', 'a.log'], words: '--nginx writes its own lines' },
  { name: 'sums of nginx’s lines', args: ['--nginx', '--aggregate', 'day'], words: '--nginx writes its own lines' },
  { name: 'a database of no kind', args: ['--database', 'oracle://u:secret@h/d'], words: '--database is no URL of' },
  {
    name: 'a password that cuts the URL',
    args: ['--database', 'postgres://demo:p@ss/secret@127.0.0.1/d'],
    words: '--database holds a "/" or "@" in its password',
  },
  {
    name: 'a database that does not answer',
    args: ['--database', 'postgres://u:secret@127.0.0.1:1/d'],
    words: 'no answer from the database postgres://127.0.0.1:1/d: connect ECONNREFUSED',
  },
])('$name is refused before anything starts', { timeout: longMs }, async ({ args, words }) => {
  const { status, text, json } = await play(args);
  expect(text).toContain(words);
  expect(json.error).toContain(words);
  expect(text).not.toContain('secret');
  expect(status).toBe(2);
});
