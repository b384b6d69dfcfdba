import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { FluentClient, type FluentClient as Sender } from '@fluent-org/logger';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fluentConf } from '../../../src/render/fluentConf.ts';
import { toDesired } from '../../../src/render/toDesired.ts';
import { configOf, fluentdConfigOf } from '../../support/config.ts';
import {
  ownAddress,
  placeConf,
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

const three = fluentConf(
  fluentdConfigOf({
    timezone: 'Asia/Tokyo',
    flushInterval: '200ms',
    streams: [
      { tag: 'app.access', path: '/fluentd/log/access' },
      { tag: 'app.event.**', path: '/fluentd/log/events', file: 'events', format: 'json' },
      { tag: 'app.ltsv', path: '/fluentd/log/ltsv', file: 'ltsv', format: 'ltsv', messageKey: 'message' },
    ],
  }),
);

const skipped = withoutFluentd ? ` (skipped: ${withoutFluentd})` : '';

describe.skipIf(withoutFluentd)(`the rendered fluent.conf in a real Fluentd${skipped}`, () => {
  test.each([
    { name: 'the smallest configuration', conf: fluentConf(configOf()) },
    { name: 'every format, and a zone by name', conf: three },
  ])('$name: every setting is one that Fluentd knows', async ({ conf }) => {
    const { code, output } = await runFluentd(['--dry-run', '-c', await placeConf(conf, folder)]);
    expect(output.split('\n').filter((line) => /\[(warn|error|fatal)\]|is not used/.test(line))).toEqual([]);
    expect(code).toBe(0);
  });

  test('a misspelt setting would be seen (canary)', async () => {
    const misspelt = three.replace('retry_forever true', 'retry_forevr true');
    const { output } = await runFluentd(['--dry-run', '-c', await placeConf(misspelt, folder)]);
    expect(output).toContain("parameter 'retry_forevr'");
    expect(output).toContain('is not used');
  });

  test('every record arrives once, to the byte, and no name of a file is used twice, over a restart', async () => {
    const conf = await placeConf(three, folder);
    running = await startFluentd(conf, address);
    sender = client();
    const first = lines('first', 600);
    await Promise.all(first.map((message) => emit('app.access', { message })));
    await emit('app.event.sign.up', { user: 'Zoë "Z" \\ #{x}', n: 1 });
    await emit('app.ltsv', { host: '::1', note: 'a:b' });
    await emit('nobody.asked', { message: 'kept' });
    expect(await running.stop('SIGTERM')).toBe(0);
    const before = await filesIn(folder);

    running = await startFluentd(conf, address);
    const second = lines('second', 600);
    await Promise.all(second.map((message) => emit('app.access', { message })));
    // 00:30 in Tokyo, still the day before in UTC: the day of a name turns in the configured zone.
    await emit('app.event.late', { n: 2 }, new Date('2026-03-01T15:30:00Z'));
    expect(await running.stop('SIGTERM')).toBe(0);
    const after = await filesIn(folder);

    const written = await linesOf(after, 'access/access_log');
    expect(written.sort()).toEqual([...first, ...second].sort());
    expect((await linesOf(after, 'events/events')).sort()).toEqual([
      '{"n":2}',
      '{"user":"Zoë \\"Z\\" \\\\ #{x}","n":1}',
    ]);
    expect(await linesOf(after, 'ltsv/ltsv')).toEqual(['host:::1\tnote:a:b']);
    expect((await linesOf(after, '.fluentd/unmatched/')).map((line) => line.split('\t').slice(1))).toEqual([
      ['nobody.asked', '{"message":"kept"}'],
    ]);

    const streams = after.filter((file) => !file.startsWith('.fluentd/'));
    expect(streams.filter((file) => !/^(access|events|ltsv)\/[a-z_]+\.\d{8}\.[0-9a-f]{32}_0\.log$/.test(file))).toEqual(
      [],
    );
    expect(after.filter((file) => file.startsWith('events/events.20260302.'))).toHaveLength(1);
    expect(before.filter((file) => !after.includes(file))).toEqual([]);
    expect(after.filter((file) => file.includes('/buffer/'))).toEqual([]);
  });

  test('a kill in the middle loses nothing that was acknowledged; what is torn is a fragment', async () => {
    const conf = await placeConf(three, folder);
    running = await startFluentd(conf, address);
    sender = client();
    const sent = lines('killed', 4000);
    const acknowledged = sendSlowly(sent);
    await acknowledged.reached(1500);
    await running.stop('SIGKILL');
    running = await startFluentd(conf, address);
    await acknowledged.all;
    expect(await running.stop('SIGTERM')).toBe(0);

    const written = await linesOf(await filesIn(folder), 'access/access_log');
    const wanted = new Set(sent);
    const arrived = new Set(written.filter((line) => wanted.has(line)));
    expect(sent.filter((line) => !arrived.has(line))).toEqual([]);
    const torn = written.filter((line) => !wanted.has(line));
    expect(torn.filter((line) => !sent.some((whole) => line.startsWith(whole.slice(0, 12))))).toEqual([]);
  });

  test('a chunk that is written again after a kill gets a name of its own beside what is torn', async () => {
    const never = fluentConf(fluentdConfigOf({ flushInterval: '1h' }));
    const conf = await placeConf(never, folder);
    running = await startFluentd(conf, address);
    sender = client();
    await emit('app.access', { message: 'whole' }, new Date('2026-03-01T12:00:00Z'));
    await running.stop('SIGKILL');
    const [id] = (await filesIn(folder)).flatMap(
      (file) => /access_log\/buffer\.b([0-9a-f]{32})\.log$/.exec(file)?.[1] ?? [],
    );
    const torn = join(folder, 'log', 'access', `access_log.20260301.${id}_0.log`);
    await mkdir(dirname(torn), { recursive: true });
    await writeFile(torn, 'who');
    running = await startFluentd(conf, address);
    expect(await running.stop('SIGTERM')).toBe(0);
    expect(await readFile(torn, 'utf8')).toBe('who');
    expect(await readFile(torn.replace('_0.log', '_1.log'), 'utf8')).toBe('whole\n');
  });

  test('the health check of the task says yes while it listens, and no when it does not', async () => {
    running = await startFluentd(await placeConf(three, folder), address);
    expect(healthCheck().status).toBe(0);
    expect(await running.stop('SIGTERM')).toBe(0);
    expect(healthCheck().status).not.toBe(0);
    expect(running.output()).not.toMatch(/\[(warn|error)\]/);
  });

  test('as the image starts it, the batch may read and delete as another user', async () => {
    const asInTheImage = ['--umask', '0'];
    running = await startFluentd(await placeConf(three, folder), address, asInTheImage);
    sender = client();
    await emit('app.access', { message: 'one' });
    expect(await running.stop('SIGTERM')).toBe(0);
    const [file = ''] = (await filesIn(folder)).filter((name) => name.startsWith('access/'));
    const mode = async (path: string) => ((await stat(join(folder, 'log', path))).mode & 0o777).toString(8);
    expect({ file: await mode(file), folder: await mode('access') }).toEqual({ file: '644', folder: '777' });
  });

  test('an event that is none is refused with a warning, and does not stop those behind it', async () => {
    running = await startFluentd(await placeConf(three, folder), address);
    expect(await answerTo(packetWithBrokenEvent)).toContain('ack');
    expect(await running.stop('SIGTERM')).toBe(0);
    expect(running.output()).toContain('skip invalid event');
    expect(await linesOf(await filesIn(folder), 'access/access_log')).toEqual(['behind it']);
  });
});

/** The command of the task definition, at this test's address. */
function healthCheck() {
  const [fluentd] = toDesired(configOf()).taskDefinition.containerDefinitions;
  const [kind, program = '', ...args] = fluentd?.healthCheck?.command ?? [];
  expect(kind).toBe('CMD');
  return spawnSync(
    program,
    args.map((arg) => arg.replace('127.0.0.1', address)),
  );
}

/** `["app.access", [[1, "no"], [1, {"message": "behind it"}]], {"chunk": "c"}]` in MessagePack: the first is no record. */
const packetWithBrokenEvent = Buffer.concat([
  Buffer.from([0x93, 0xaa]),
  Buffer.from('app.access'),
  Buffer.from([0x92, 0x92, 0x01, 0xa2]),
  Buffer.from('no'),
  Buffer.from([0x92, 0x01, 0x81, 0xa7]),
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

async function emit(tag: string, record: Record<string, unknown>, time?: Date): Promise<void> {
  if (!sender) throw new Error('no sender');
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
