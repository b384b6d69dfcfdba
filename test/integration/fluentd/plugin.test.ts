import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownAddress, type RunningFluentd, spawnFluentd, startFluentd, withoutFluentd } from '../../support/fluentd.ts';
import { type Packet, sendPacket } from '../../support/jsonForward.ts';

const plugin = join(import.meta.dirname, '../../../images/fluentd/plugin');
const args = ['--no-supervisor', '-I', join(plugin, 'lib')];
const address = ownAddress();
const skipped = withoutFluentd ? ` (skipped: ${withoutFluentd})` : '';
let folder: string;
let running: RunningFluentd | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'legacy-log-plugin-'));
});

afterEach(async () => {
  await running?.stop('SIGKILL');
  running = undefined;
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(withoutFluentd)(`the plugin${skipped}`, () => {
  test.each([
    { write: 'append', points: ['opened', 'received', 'buffered', 'acked', 'half', 'written', 'half-journal'] },
    { write: 'append', points: ['journalled', 'renamed'] },
    { write: 'whole', points: ['received', 'buffered', 'acked', 'half', 'written', 'half-journal', 'journalled'] },
  ])(
    '$write: killed at $points, and sent everything again, it has each line once, and a reader sees no byte change',
    async ({ write, points }) => {
      const conf = await configuration(write);
      const packets = points.map((_, index) => packet(index));
      let seen = '';
      for (const [index, point] of points.entries()) {
        await killedAt(point, conf, packets.slice(0, index + 1));
        if (write === 'append') expect((await lines()).startsWith(seen)).toBe(true);
        seen = write === 'append' ? await lines() : '';
      }
      running = await startFluentd(conf, address, args);
      await sendAll(packets);
      await sendAll(packets);
      expect(await running.stop('SIGTERM')).toBe(0);
      const expected = packets.flatMap(({ events }) => events.map(([, { message }]) => message));
      expect((await lines()).split('\n').toSorted()).toEqual([...expected, ''].toSorted());
      expect(await readdir(folder)).not.toContain('quarantine');
    },
  );

  test('a second collector on the same volume waits for the end of the first, and goes on', async () => {
    const conf = await configuration('append');
    running = await startFluentd(conf, address, args);
    const second = spawnFluentd(['-c', conf, ...args], { FLUENTD_BIND: address });
    await second.saying('waiting: another process still owns the state folder');
    await sendAll([packet(0)]);
    const listening = second.saying('fluentd worker is now running');
    await running.stop('SIGTERM');
    await listening;
    running = second;
    await sendAll([packet(0), packet(1)]);
    expect(await running.stop('SIGTERM')).toBe(0);
    expect(await lines()).toBe(linesOf(packet(0), packet(1)));
  });
});

/** Starts a collector that dies at the point, and sends until it has died. */
async function killedAt(point: string, conf: string, packets: readonly Packet[]): Promise<void> {
  const { child, output } = spawnFluentd(['-c', conf, ...args], { FLUENTD_BIND: address, LEGACY_LOG_CRASH: point });
  const ended = new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal)));
  const sending = new AbortController();
  const sent = sendUntil(sending.signal, packets);
  expect(await ended, output()).toBe('SIGKILL');
  sending.abort();
  await sent;
}

async function sendUntil(signal: AbortSignal, packets: readonly Packet[]): Promise<void> {
  for (const packet of packets) {
    while (!signal.aborted && !(await sendPacket(packet, address))) await later(50);
  }
}

async function sendAll(packets: readonly Packet[]): Promise<void> {
  await sendUntil(new AbortController().signal, packets);
}

function packet(index: number): Packet {
  const event = (n: number) =>
    [1_790_000_000, { message: `line ${index}-${n} ${'x'.repeat(60)}`, id: `s-${index * 3 + n}` }] as const;
  return { tag: 'app.access', chunk: `chunk ${index}`, events: [event(0), event(1), event(2)] };
}

function linesOf(...packets: readonly Packet[]): string {
  return packets.flatMap(({ events }) => events.map(([, { message }]) => `${message}\n`)).join('');
}

/** What a reader of finished files sees. */
async function lines(): Promise<string> {
  const access = join(folder, 'access');
  if (!existsSync(access)) return '';
  const names = (await readdir(access)).filter((name) => !name.startsWith('.')).toSorted();
  return (await Promise.all(names.map((name) => readFile(join(access, name), 'utf8')))).join('');
}

async function configuration(write: string): Promise<string> {
  const file = join(folder, 'fluent.conf');
  await writeFile(
    file,
    `<source>
  @type legacy_forward
  bind "#{ENV['FLUENTD_BIND']}"
</source>
<match **>
  @type legacy_log
  state_path ${folder}/state
  quarantine_path ${folder}/quarantine
  timezone +09:00
  <stream>
    tag app.access
    path ${folder}/access
    file access_log
    write ${write}
  </stream>
  <buffer>
    path ${folder}/packets
    flush_interval 0.1s
    flush_thread_interval 0.1
  </buffer>
</match>
<label @FLUENT_LOG>
  <match **>
    @type null
  </match>
</label>
`,
  );
  return file;
}
