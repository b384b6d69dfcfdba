import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { FluentClient, type FluentClient as Sender } from '@fluent-org/logger';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fluentConf } from '../../../src/render/fluentConf.ts';
import { fluentdStart } from '../../../src/render/fluentdStart.ts';
import { toDesired } from '../../../src/render/toDesired.ts';
import { configOf, fluentdConfigOf } from '../../support/config.ts';
import {
  ownAddress,
  placeConf,
  pluginFolder,
  type RunningFluentd,
  runFluentd,
  startFluentd,
  withoutFluentd,
} from '../../support/fluentd.ts';

const address = ownAddress();
let folder: string;
let running: RunningFluentd | undefined;
let sender: Sender | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'legacy-log-fluentd-'));
});

afterEach(async () => {
  await sender?.disconnect();
  await running?.stop('SIGKILL');
  sender = undefined;
  running = undefined;
  await rm(folder, { recursive: true, force: true });
});

const secret = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:fluentd';

const many = fluentdConfigOf({
  timezone: 'Asia/Tokyo',
  flushInterval: '200ms',
  streams: [
    { tag: 'app.access', path: '/fluentd/log/access' },
    { tag: 'app.event.**', path: '/fluentd/log/events', file: 'events', format: 'json' },
    { tag: 'app.ltsv', path: '/fluentd/log/ltsv', file: 'ltsv', format: 'ltsv', fields: ['host', 'note'] },
    { tag: 'app.csv', path: '/fluentd/log/csv', file: 'csv', format: 'csv', fields: ['a', 'b'], write: 'append' },
    { tag: 'app.tsv', path: '/fluentd/log/tsv', file: 'tsv.%Y%m%d', format: 'tsv', fields: ['a'], write: 'append' },
    { tag: 'app.combined', path: '/fluentd/log/combined', format: 'combined', write: 'rotate' },
    {
      tag: 'app.{audit,login}',
      path: '/fluentd/log/audit',
      file: 'audit_log',
      write: 'rotate',
      rotate: { every: 'hour', size: '1g', dateext: false, compress: true, delaycompress: false, keep: 3 },
      keys: ['log', 'message'],
      id: 'request',
      maxLine: '64k',
    },
  ],
});

const boots = [
  { name: 'the smallest configuration', config: configOf() },
  { name: 'every mode and format, and a zone by name', config: many },
  { name: 'durable acks', config: fluentdConfigOf({ acks: 'durable', idHorizon: 1000, timezone: '+09:00' }) },
  { name: 'a shared key', config: fluentdConfigOf({ security: { sharedKey: secret } }) },
];

const skipped = withoutFluentd ? ` (skipped: ${withoutFluentd})` : '';

describe.skipIf(withoutFluentd)(`the rendered fluent.conf in a real Fluentd${skipped}`, () => {
  test.each(boots)('$name: boots with every setting known, and without a warning', async ({ config }) => {
    const conf = await placeConf(fluentConf(config), folder);
    running = await startFluentd(conf, address, ['--no-supervisor'], { env: { FLUENTD_SHARED_KEY: 'k-1' } });
    expect(await running.stop('SIGTERM')).toBe(0);
    expect(complaints(running.output())).toEqual([]);
    expect(running.output()).not.toContain('k-1');
  });

  test('a misspelt setting would be seen (canary)', async () => {
    const misspelt = fluentConf(many).replace('line_limit 64k', 'line_limt 64k');
    const { output } = await runFluentd(['--dry-run', '-c', await placeConf(misspelt, folder)]);
    expect(output).toContain("parameter 'line_limt'");
    expect(complaints(output)).not.toEqual([]);
  });

  test('without the shared key that is asked for it does not start', async () => {
    const conf = await placeConf(fluentConf(fluentdConfigOf({ security: { sharedKey: secret } })), folder);
    const { code, output } = await runFluentd(['--no-supervisor', '-c', conf]);
    expect(code).not.toBe(0);
    expect(output).toContain('FLUENTD_SHARED_KEY');
  });

  test('every record arrives once, to the byte, and no name of a file is used twice, over a restart', async () => {
    const conf = await placeConf(fluentConf(many), folder);
    running = await startFluentd(conf, address);
    sender = client();
    const first = lines('first', 600);
    await Promise.all(first.map((message) => emit('app.access', { message })));
    await emit('app.event.sign.up', { user: 'Zoë "Z" \\ #{x}', n: 1 });
    await emit('app.ltsv', { host: '::1', note: 'a:b', other: 'left out' });
    await emit('app.csv', { b: 'two', a: 'one, "1"' });
    await emit('app.tsv', { a: 'x' }, new Date('2026-03-01T15:30:00Z'));
    await emit('app.login', { log: 'in' });
    await emit('nobody.asked', { message: 'kept' });
    expect(await running.stop('SIGTERM')).toBe(0);
    const before = await filesIn(folder);

    running = await startFluentd(conf, address);
    const second = lines('second', 600);
    await Promise.all(second.map((message) => emit('app.access', { message })));
    // 00:30 in Tokyo, still the day before in UTC: the day of a name turns in the configured zone.
    await emit('app.event.late', { n: 2 }, new Date('2026-03-01T15:30:00Z'));
    await emit('app.csv', { a: 'three' });
    expect(await running.stop('SIGTERM')).toBe(0);
    const after = await filesIn(folder);

    expect((await linesOf(after, 'access/access_log')).sort()).toEqual([...first, ...second].sort());
    expect((await linesOf(after, 'events/events')).sort()).toEqual([
      '{"n":2}',
      '{"user":"Zoë \\"Z\\" \\\\ #{x}","n":1}',
    ]);
    expect(await linesOf(after, 'ltsv/ltsv')).toEqual(['host:::1\tnote:a:b']);
    expect(await contentOf('csv/csv')).toBe('"one, ""1""",two\nthree,\n');
    expect(await contentOf('tsv/tsv.20260302')).toBe('x\n');
    expect(await contentOf('audit/audit_log')).toBe('in\n');
    const aside = (await linesOf(after, '.fluentd/quarantine/')).map((line) => JSON.parse(line));
    expect(aside).toMatchObject([{ reason: 'unknown-tag', tag: 'nobody.asked', record: { message: 'kept' } }]);

    const whole = after.filter((file) => /^(access|events|ltsv)\//.test(file));
    expect(whole.filter((file) => !/^(access|events|ltsv)\/[a-z_]+\.\d{8}\.[0-9a-f]{32}\.log$/.test(file))).toEqual([]);
    expect(after.filter((file) => file.startsWith('events/events.20260302.'))).toHaveLength(1);
    expect(before.filter((file) => !after.includes(file))).toEqual([]);
    expect(after.filter((file) => file.includes('/packets/'))).toEqual([]);
    expect(complaints(running.output())).toEqual([]);
  });

  test.each(['whole', 'append', 'rotate'] as const)(
    'write: %s: a kill in the middle loses nothing that was acknowledged, and no line stands there twice',
    async (write) => {
      const config = fluentdConfigOf({
        flushInterval: '200ms',
        streams: [{ tag: 'app.access', path: '/fluentd/log/access', write }],
      });
      const conf = await placeConf(fluentConf(config), folder);
      running = await startFluentd(conf, address);
      sender = client();
      const sent = lines('killed', 4000);
      const acknowledged = sendSlowly(sent);
      await acknowledged.reached(1500);
      await running.stop('SIGKILL');
      running = await startFluentd(conf, address);
      await acknowledged.all;
      expect(await running.stop('SIGTERM')).toBe(0);
      expect((await linesOf(await filesIn(folder), 'access/access_log')).sort()).toEqual(sent.toSorted());
    },
  );

  test('the health check of the task says yes while an ack comes back, and no when it does not', async () => {
    running = await startFluentd(await placeConf(fluentConf(many), folder), address);
    expect(healthCheck()).toMatchObject({ status: 0 });
    expect(await running.stop('SIGTERM')).toBe(0);
    expect(healthCheck().status).not.toBe(0);
    expect(complaints(running.output())).toEqual([]);
    expect(await filesIn(folder)).not.toContain(expect.stringContaining('/quarantine/'));
  });

  test('with a shared key too, which the health check knows from the same variable', async () => {
    const conf = await placeConf(fluentConf(fluentdConfigOf({ security: { sharedKey: secret } })), folder);
    running = await startFluentd(conf, address, ['--no-supervisor'], { env: { FLUENTD_SHARED_KEY: 'k-1' } });
    expect(healthCheck({ FLUENTD_SHARED_KEY: 'k-1' })).toMatchObject({ status: 0 });
    expect(healthCheck({ FLUENTD_SHARED_KEY: 'k-2' }).status).not.toBe(0);
    expect(await running.stop('SIGTERM')).toBe(0);
  });

  test('and over TLS, with certificate and key from the environment, which stand in no log', async () => {
    const tls = { certificate: secret, key: secret };
    const config = fluentdConfigOf({ security: { sharedKey: secret, tls } });
    const env = { FLUENTD_SHARED_KEY: 'k-1', ...selfSigned() };
    running = await startFluentd(await placeConf(fluentConf(config), folder), address, ['--no-supervisor'], { env });
    expect(healthCheck(env)).toMatchObject({ status: 0 });
    expect(healthCheck({ FLUENTD_SHARED_KEY: 'k-1' }).status).not.toBe(0);
    expect(await running.stop('SIGTERM')).toBe(0);
    expect(running.output()).not.toMatch(/k-1|PRIVATE KEY/);
    expect(running.output()).not.toContain('is not used');
  });

  test('as the image starts it, the batch may read and delete as another user', async () => {
    const start = join(folder, 'start.sh');
    await writeFile(start, fluentdStart(many).replaceAll('/fluentd/log', join(folder, 'log')));
    running = await startFluentd(await placeConf(fluentConf(many), folder), address, [], { start });
    sender = client();
    await emit('app.access', { message: 'one' });
    await emit('app.login', { message: 'one' });
    expect(await running.stop('SIGTERM')).toBe(0);
    const [file = ''] = (await filesIn(folder)).filter((name) => name.startsWith('access/'));
    const modes = await Promise.all([file, 'access', 'audit/audit_log', 'audit'].map(modeOf));
    expect(modes).toEqual(['666', '777', '666', '777']);
  });

  test('an event that is none is set aside, and does not stop those behind it', async () => {
    running = await startFluentd(await placeConf(fluentConf(many), folder), address);
    expect(await answerTo(packetWithBrokenEvent)).toContain('ack');
    expect(await running.stop('SIGTERM')).toBe(0);
    const files = await filesIn(folder);
    expect(await linesOf(files, 'access/access_log')).toEqual(['behind it']);
    const aside = (await linesOf(files, '.fluentd/quarantine/')).map((line) => JSON.parse(line));
    expect(aside).toMatchObject([{ reason: 'not-a-record', tag: 'app.access' }]);
  });
});

const makeCertificate = `
  key = OpenSSL::PKey::RSA.new(2048)
  it = OpenSSL::X509::Certificate.new
  it.version, it.serial = 2, 1
  it.subject = it.issuer = OpenSSL::X509::Name.parse('/CN=fluentd.internal')
  it.public_key = key.public_key
  it.not_before, it.not_after = Time.now - 60, Time.now + 3600
  it.sign(key, OpenSSL::Digest.new('SHA256'))
  puts it.to_pem, key.to_pem
`;

/** A certificate and its key as the secrets hold them. */
function selfSigned(): Readonly<Record<string, string>> {
  const { stdout } = spawnSync('ruby', ['-ropenssl', '-e', makeCertificate], { encoding: 'utf8' });
  const key = stdout.indexOf('-----BEGIN RSA');
  return { FLUENTD_TLS_CERTIFICATE: stdout.slice(0, key), FLUENTD_TLS_KEY: stdout.slice(key) };
}

/** The lines of Fluentd's own log that say that something is not as it should be. */
function complaints(output: string): string[] {
  return output.split('\n').filter((line) => /\[(warn|error|fatal)\]|is not used/.test(line));
}

async function modeOf(path: string): Promise<string> {
  return ((await stat(join(folder, 'log', path))).mode & 0o777).toString(8);
}

function contentOf(path: string): Promise<string> {
  return readFile(join(folder, 'log', path), 'utf8');
}

/** The command of the task definition, at this test's address. */
function healthCheck(env: Readonly<Record<string, string>> = {}) {
  const [fluentd] = toDesired(configOf()).taskDefinition.containerDefinitions;
  const [kind, program = '', ...args] = fluentd?.healthCheck?.command ?? [];
  expect(kind).toBe('CMD');
  return spawnSync(
    program,
    args.map((arg) => arg.replace('127.0.0.1', address).replace('/opt/legacy-log-ecs/plugin', pluginFolder)),
    { env: { ...process.env, ...env }, encoding: 'utf8' },
  );
}

/** 21 November 2026, as MessagePack has it. */
const time = [0xce, 0x6b, 0x01, 0x3f, 0x80];

/** `["app.access", [[time, "no"], [time, {"message": "behind it"}]], {"chunk": "c"}]`: the first is no record. */
const packetWithBrokenEvent = Buffer.concat([
  Buffer.from([0x93, 0xaa]),
  Buffer.from('app.access'),
  Buffer.from([0x92, 0x92, ...time, 0xa2]),
  Buffer.from('no'),
  Buffer.from([0x92, ...time, 0x81, 0xa7]),
  Buffer.from('message'),
  Buffer.from([0xa9]),
  Buffer.from('behind it'),
  Buffer.from([0x81, 0xa5]),
  Buffer.from('chunk'),
  Buffer.from([0xa1]),
  Buffer.from('c'),
]);

/** The first that Fluentd sends back, which is an acknowledgement; it fails if Fluentd hangs up instead. */
async function answerTo(packet: Buffer): Promise<string> {
  const socket = connect(24224, address);
  try {
    socket.write(packet);
    const [answer] = await once(socket, 'data', { signal: AbortSignal.timeout(10_000) });
    return String(answer);
  } finally {
    socket.destroy();
  }
}

/** With the options that were measured to lose nothing; the library's own defaults do. */
function client(): FluentClient {
  return new FluentClient(undefined, {
    ack: { ackTimeout: 5000 },
    flushInterval: 50,
    sendQueueIntervalFlushLimit: { size: 500_000 },
    eventRetry: { attempts: Number.POSITIVE_INFINITY, delay: 200, backoff: 2, maxDelay: 1000 },
    socket: { host: address, port: 24224, reconnect: { backoff: 1.5, delay: 100, maxDelay: 500 } },
  });
}

let emitted = 0;

/** Each record with an id of its own: the library sends again what has no ack, and what is sent again is one record. */
async function emit(tag: string, fields: Record<string, unknown>, time?: Date): Promise<void> {
  if (!sender) throw new Error('no sender');
  emitted += 1;
  const record = tag.startsWith('app.access') ? { id: `test-${emitted}`, ...fields } : fields;
  await (time ? sender.emit(tag, record, time) : sender.emit(tag, record));
}

/** Sends 20 lines every few milliseconds, so that a kill falls between and into packets. */
function sendSlowly(all: readonly string[]): { reached(count: number): Promise<void>; all: Promise<void> } {
  let acknowledged = 0;
  const waiting: { count: number; resolve: () => void }[] = [];
  const one = async (message: string) => {
    await emit('app.access', { message });
    acknowledged += 1;
    for (const { resolve } of waiting.filter(({ count }) => count <= acknowledged)) resolve();
  };
  const everything = async () => {
    const sent: Promise<void>[] = [];
    for (let at = 0; at < all.length; at += 20) {
      sent.push(...all.slice(at, at + 20).map(one));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await Promise.all(sent);
  };
  return {
    all: everything(),
    reached: (count) => new Promise<void>((resolve) => waiting.push({ count, resolve })),
  };
}

/** Lines with what breaks naive writers; each begins with its own id of twelve characters. */
function lines(name: string, count: number): string[] {
  const ugly = [
    'plain',
    'GET /caf%C3%A9 "Zoë – 日本語 🦆"',
    'quotes " \' ` and \\ backslashes \\n \\t',
    'tab\there, #{ruby}, ${shell}, %Y%m%d, <match **>',
    'x'.repeat(20_000),
    '',
  ];
  return Array.from({ length: count }, (_, n) => {
    const id = `${name}-${n}`.padEnd(12, '-');
    return `${id} ${ugly[n % ugly.length]}`;
  });
}

/** Every file below the folder that stands for /fluentd/log, relative to it. */
async function filesIn(place: string): Promise<string[]> {
  const root = join(place, 'log');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

async function linesOf(files: readonly string[], prefix: string): Promise<string[]> {
  const chosen = files.filter((file) => file.startsWith(prefix));
  const texts = await Promise.all(chosen.map((file) => readFile(join(folder, 'log', file), 'utf8')));
  return texts.flatMap((text) => text.split('\n').filter((line) => line !== ''));
}
