import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bundlerEnv } from '../../../local/fluentd/command.ts';
import { ownAddress, spawnFluentd, withoutFluentd } from '../../support/fluentd.ts';
import { type Packet, sendPacket } from '../../support/jsonForward.ts';

const plugin = join(import.meta.dirname, '../../../images/fluentd/plugin');
const address = ownAddress();
const skipped = withoutFluentd ? ` (skipped: ${withoutFluentd})` : '';
let folder: string;
let running: ReturnType<typeof spawnFluentd> | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'legacy-log-forward-'));
});

afterEach(async () => {
  await running?.stop('SIGKILL');
  running = undefined;
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(withoutFluentd)(`the input and its commands${skipped}`, () => {
  test('with TLS, a key and durable acknowledgements the health check is acknowledged, and a wrong key is told on both sides', async () => {
    const secrets = { ...certificate(), FLUENTD_SHARED_KEY: 'right' };
    const source = `  ack durable
  tls_from_environment true
  <security>
    self_hostname collector
    shared_key "#{ENV['FLUENTD_SHARED_KEY']}"
  </security>
  <transport tls>
  </transport>`;
    await start({ source }, secrets);
    expect(health(secrets)).toEqual({ status: 0, stderr: '' });
    const wrong = health({ ...secrets, FLUENTD_SHARED_KEY: 'wrong' });
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toMatch(/^unhealthy: a greeting was not had from .*: the key is refused: shared_key mismatch/);
    expect(await running?.stop('SIGTERM')).toBe(0);
    const said = running?.output() ?? '';
    expect(said).toContain('Shared key mismatch');
    expect(said).not.toContain('is not used');
    expect(said).not.toMatch(/right|PRIVATE KEY/);
    expect(metrics(said)).toMatchObject({ Collector: 'tests', AckedPackets: 1, ReceivedRecords: 0, RefusedPackets: 0 });
  });

  test('a full buffer refuses packets with one line of words and stays healthy, and what was acknowledged is written once', async () => {
    await writeFile(join(folder, 'access'), 'a file where the folder should be');
    await start({ buffer: 'total_limit_size 100k\n    chunk_limit_size 20k' });
    const acked: Packet[] = [];
    let refused = 0;
    for (let n = 0; refused < 3; n++) {
      if (await sendPacket(packet(n, 100), address)) acked.push(packet(n, 100));
      else refused++;
    }
    expect(health({})).toEqual({ status: 0, stderr: '' });
    const said = running?.output() ?? '';
    expect(said.match(/was not stored: buffer space has too many data/g)).toHaveLength(1);
    expect(said).not.toMatch(/in_legacy_forward\.rb:\d+/);
    await rm(join(folder, 'access'));
    await linesBecome(acked.length * 100);
    expect(await running?.stop('SIGTERM')).toBe(0);
    expect((await lines('access_log')).toSorted()).toEqual(acked.flatMap(linesOf).toSorted());
    expect(metrics(running?.output() ?? '')).toMatchObject({ AckedPackets: acked.length + 1, RefusedPackets: 3 });
  });

  test('a day that ends gives its file the name that logrotate gives, and what was set aside comes back by the command', async () => {
    const rotate =
      'every day\n    size 100m\n    dateext true\n    compress false\n    delaycompress true\n    rotate 0\n    late current';
    await start({ write: 'rotate', stream: rotate });
    await sendPacket(
      { tag: 'app.access', chunk: 'a', events: [[1_795_359_599, { message: 'on 22', id: 's-1' }]] },
      address,
    );
    await sendPacket(
      { tag: 'app.access', chunk: 'b', events: [[1_795_359_600, { message: 'on 23', id: 's-2' }]] },
      address,
    );
    await sendPacket(
      { tag: 'app.access', chunk: 'c', events: [[1_795_359_601, { text: 'mended', id: 's-3' }]] },
      address,
    );
    await linesBecome(1, 'access_log-20261122');
    await linesBecome(1);
    await eventually(async () => command('list').stdout.includes('no-line'));
    for (const sent of [1, 0]) {
      expect(command('replay', '--key', 'text', '--to', `${address}:24224`).stdout).toMatch(
        new RegExp(`^${sent} sent`),
      );
    }
    await linesBecome(2);
    expect(await running?.stop('SIGTERM')).toBe(0);
    expect(running?.output()).not.toContain('is not used');
    expect(await lines('access_log')).toEqual(['on 23', 'mended']);
    expect(await lines('access_log-20261122')).toEqual(['on 22']);
  });
});

function packet(index: number, size: number): Packet {
  const events = Array.from({ length: size }, (_, n) => {
    const id = index * size + n;
    return [1_795_359_600, { message: `line ${id} ${'x'.repeat(60)}`, id: `s-${id}` }] as const;
  });
  return { tag: 'app.access', chunk: `chunk ${index}`, events };
}

function linesOf({ events }: Packet): string[] {
  return events.map(([, { message }]) => String(message));
}

async function lines(name: string): Promise<string[]> {
  const names: string[] = await readdir(join(folder, 'access')).catch(() => []);
  if (!names.includes(name)) return [];
  return (await readFile(join(folder, 'access', name), 'utf8')).split('\n').slice(0, -1);
}

function linesBecome(count: number, name = 'access_log'): Promise<void> {
  return eventually(async () => (await lines(name)).length === count);
}

/** Bounded by the time of the test. */
async function eventually(true_: () => Promise<boolean>): Promise<void> {
  while (!(await true_())) await later(50);
}

/** The last line of metrics. */
function metrics(output: string): Record<string, unknown> {
  const found = output.split('\n').filter((line) => line.startsWith('{"_aws"'));
  return JSON.parse(found.at(-1) ?? '{}');
}

function ruby(args: readonly string[], env: Readonly<Record<string, string>>) {
  return spawnSync('ruby', args, { env: { ...process.env, ...bundlerEnv, ...env }, encoding: 'utf8' });
}

function health(env: Readonly<Record<string, string>>) {
  const { status, stderr } = ruby(['--disable-gems', join(plugin, 'bin', 'health'), address], env);
  return { status, stderr };
}

function command(verb: string, ...more: readonly string[]) {
  const args = ['quarantine', verb, '--path', join(folder, 'quarantine'), ...more];
  return ruby(['-rbundler/setup', join(plugin, 'bin', 'legacy-log'), ...args], {});
}

function certificate(): Record<string, string> {
  const print = `require '${join(plugin, 'test/support/certificate.rb')}'; print Certificate.make.join("\\0")`;
  const [pem, key] = ruby(['-e', print], {}).stdout.split('\0');
  return { FLUENTD_TLS_CERTIFICATE: pem ?? '', FLUENTD_TLS_KEY: key ?? '' };
}

interface Parts {
  readonly source?: string;
  readonly write?: string;
  readonly stream?: string;
  readonly buffer?: string;
}

async function start(parts: Parts, env: Readonly<Record<string, string>> = {}): Promise<void> {
  const conf = join(folder, 'fluent.conf');
  await writeFile(conf, configuration(parts));
  running = spawnFluentd(['--no-supervisor', '-I', join(plugin, 'lib'), '-c', conf], { FLUENTD_BIND: address, ...env });
  await running.saying('fluentd worker is now running');
}

function configuration({ source = '', write = 'append', stream = '', buffer = '' }: Parts): string {
  return `<source>
  @type legacy_forward
  bind "#{ENV['FLUENTD_BIND']}"
${source}
</source>
<label @FLUENT_LOG>
  <match **>
    @type null
  </match>
</label>
<match **>
  @type legacy_log
  state_path ${folder}/state
  quarantine_path ${folder}/quarantine
  timezone +09:00
  metrics_interval 1h
  metrics_name tests
  <stream>
    tag app.access
    path ${folder}/access
    file access_log
    write ${write}
    ${stream}
  </stream>
  <buffer>
    path ${folder}/packets
    flush_interval 0.1s
    flush_thread_interval 0.1
    retry_wait 0.1s
    retry_max_interval 0.2s
    ${buffer}
  </buffer>
</match>
`;
}
