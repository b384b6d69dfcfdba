import { once } from 'node:events';
import { appendFile, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, truncate } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encode } from '../../../examples/node/encode.ts';
import { projectRoot } from '../../../local/fluentd/command.ts';
import { fluentConf } from '../../../src/render/fluentConf.ts';
import { makeCertificate } from '../../support/certificate.ts';
import { startCollector } from '../../support/collector.ts';
import { fluentdConfigOf } from '../../support/config.ts';
import { ownAddress, placeConf, type RunningFluentd, startFluentd, withoutFluentd } from '../../support/fluentd.ts';

const address = ownAddress();
const forwarderFolder = join(projectRoot, 'images/forwarder');
const skipped = withoutFluentd ? ` (skipped: ${withoutFluentd})` : '';
const conf = fluentConf(
  fluentdConfigOf({
    flushInterval: '200ms',
    streams: [{ tag: 'app.access', path: '/fluentd/log/access', file: 'access_log', write: 'append' }],
  }),
);

let folder: string;
let collector: RunningFluentd | undefined;
let forwarder: RunningFluentd | undefined;
let relay: Server | undefined;
const log = () => join(folder, 'app/access.log');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forwarder-'));
  await mkdir(join(folder, 'app'));
});
afterEach(async () => {
  relay?.close();
  await forwarder?.stop('SIGKILL');
  await collector?.stop('SIGKILL');
  [collector, forwarder] = [undefined, undefined];
  await rm(folder, { recursive: true, force: true });
});

async function startForwarder(
  file = 'fluent.conf',
  env: Readonly<Record<string, string>> = {},
): Promise<RunningFluentd> {
  const args = ['--no-supervisor', '-I', join(forwarderFolder, 'lib')];
  return startFluentd(join(forwarderFolder, file), address, args, {
    env: { LOG_PATHS: join(folder, 'app/*.log'), FORWARD_SPOOL: join(folder, 'spool'), FORWARD_HOST: address, ...env },
  });
}
const startReal = async () => startFluentd(await placeConf(conf, folder), address);
const written = async () => {
  const text = await readFile(join(folder, 'log/access/access_log'), 'utf8').catch(() => '');
  return text.split('\n').slice(0, -1);
};
const until = async (isSo: () => Promise<boolean> | boolean) => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
};
const numbered = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => `line ${from + n} ${'é'.repeat(40)}`);

describe.skipIf(withoutFluentd)(`the forwarder beside an application, in a real Fluentd${skipped}`, () => {
  test('every line is in the collector’s file once, through rotations of both kinds and kills of both', async () => {
    collector = await startReal();
    forwarder = await startForwarder();
    const all: string[] = [];
    const write = async (count: number) => {
      const lines = numbered(all.length, count);
      all.push(...lines);
      await appendFile(log(), `${lines.join('\n')}\n`);
    };
    const some = async () => {
      for (let n = 0; n < 5; n += 1) await write(400);
    };
    const arrived = async (atLeast: number) => until(async () => (await written()).length >= atLeast);

    await some();
    await arrived(1);
    await forwarder.stop('SIGKILL');
    await rename(log(), `${log()}.1`);
    await some();
    forwarder = await startForwarder();
    await some();
    await arrived(2500);
    await collector.stop('SIGKILL');
    await some();
    await forwarder.stop('SIGKILL');
    await some();
    collector = await startReal();
    forwarder = await startForwarder();
    await until(async () => (await written()).length === all.length);
    await copyFile(log(), `${log()}.2`);
    await truncate(log());
    await some();
    await until(async () => (await written()).length >= all.length);
    await forwarder.stop('SIGTERM');
    expect((await written()).toSorted()).toEqual(all.toSorted());
    expect(await readdir(join(folder, 'log/.fluentd')).then((names) => names.includes('quarantine'))).toBe(false);
  });

  test('bytes that are no text, an empty line and a carriage return come to the collector as they stand in the file', async () => {
    const seen = await startCollector({ address });
    forwarder = await startForwarder('fluent.conf', { FORWARD_PORT: String(seen.port) });
    await appendFile(log(), 'one\r\n\ntwo\ttabs "quotes" \\ ${x} %Y\n');
    await until(() => seen.came.flatMap(({ records }) => records).length === 3);
    await seen.close();
    expect(seen.came.flatMap(({ records }) => records.map(({ message }) => message))).toEqual([
      'one\r',
      '',
      'two\ttabs "quotes" \\ ${x} %Y',
    ]);
  });

  test('a line of any length goes on its way once, and those behind it too', async () => {
    const seen = await startCollector({ address });
    forwarder = await startForwarder('fluent.conf', { FORWARD_PORT: String(seen.port) });
    const lengths = [3, 262_144, 1, 2_000_000, 2, 6 * 1024 * 1024 - 1, 4];
    for (const length of lengths) await appendFile(log(), `${'x'.repeat(length)}\n`);
    const records = () => seen.came.flatMap((message) => message.records);
    await until(() => records().some(({ message }) => String(message).length === 4));
    await seen.close();
    expect(records().map(({ message }) => String(message).length)).toEqual(lengths);
  });

  test('TLS and a shared key are a matter of the environment', async () => {
    const tls = makeCertificate('localhost');
    const ca = join(folder, 'ca.pem');
    await appendFile(ca, tls.cert);
    const secured = fluentConf(
      fluentdConfigOf({ flushInterval: '200ms', security: { sharedKey: ARN, tls: { certificate: ARN, key: ARN } } }),
    );
    collector = await startFluentd(await placeConf(secured, folder), address, ['--no-supervisor'], {
      env: { FLUENTD_SHARED_KEY: 's3cret', FLUENTD_TLS_CERTIFICATE: tls.cert, FLUENTD_TLS_KEY: tls.key },
    });
    await appendFile(log(), 'told\n');
    // The name of a certificate is not an address.
    relay = createServer((from) => pipeline(from, connect(24224, address), from, () => undefined));
    await new Promise<void>((resolve) => relay?.listen(0, '127.0.0.1', resolve));
    const { port } = relay.address() as AddressInfo;
    const to = { FORWARD_HOST: 'localhost', FORWARD_PORT: String(port) };
    const env = { ...to, FORWARD_SHARED_KEY: 's3cret', FORWARD_CA: ca, FORWARD_HOSTNAME: 'web-1' };
    forwarder = await startForwarder('fluent.conf', env);
    await until(async () => (await readdir(join(folder, 'log/access')).catch(() => [])).length > 0);
  });

  test('what FireLens hands over is on the disk at once, and in the collector once, through a kill', async () => {
    const socket = join(folder, 'fluent.sock');
    const env = { FIRELENS_SOCKET: socket, FIRELENS_PORT: '24225' };
    forwarder = await startForwarder('firelens.conf', env);
    const from = connect(socket);
    await once(from, 'connect');
    const lines = numbered(0, 300);
    for (const line of lines)
      from.write(encode(['web-firelens-1', 1_764_115_200, { log: `${line}\n`, source: 'stdout' }]));
    const part = { source: 'stdout', partial_message: 'true', partial_id: 'p' };
    from.write(encode(['web-firelens-1', 1_764_115_200, { ...part, log: 'first part, ', partial_last: 'false' }]));
    from.write(encode(['web-firelens-1', 1_764_115_200, { ...part, log: 'and last', partial_last: 'true' }]));
    const spooled = join(folder, 'spool/lines/lines.log');
    await until(async () => (await readFile(spooled, 'utf8').catch(() => '')).includes('and last\n'));
    await forwarder.stop('SIGKILL');
    from.destroy();
    collector = await startReal();
    forwarder = await startForwarder('firelens.conf', env);
    await until(async () => (await written()).length >= 301);
    expect(await written()).toEqual([...lines, 'first part, and last']);
  });
});

const ARN = 'arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:fluentd-abcdef';
