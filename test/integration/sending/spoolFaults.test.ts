import files, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSender, type Sender } from '../../../examples/node/index.ts';
import { type ScriptedCollector, startCollector } from '../../support/collector.ts';

const real = { ...files };
let spool: string;
let collector: ScriptedCollector | undefined;
let told: string[];

beforeEach(async () => {
  [spool, told] = [await real.mkdtemp(join(tmpdir(), 'spool-')), []];
});
afterEach(async () => {
  Object.assign(files, real);
  syncBuiltinESMExports();
  await collector?.close();
  collector = undefined;
  await real.rm(spool, { recursive: true, force: true });
});

function instead(changed: Partial<typeof files>): void {
  Object.assign(files, changed);
  syncBuiltinESMExports();
}

/** Each file that is opened from now on is changed. */
function opened(change: (handle: FileHandle) => void): void {
  const open = async (...args: Parameters<typeof files.open>) => {
    const handle = await real.open(...args);
    change(handle);
    return handle;
  };
  instead({ open });
}

function sender(): Sender {
  const { address = '127.0.0.1', port = 1 } = collector ?? {};
  const onEvent = (event: { kind: string; message?: string; hint?: string }) =>
    void (event.kind === 'problem' && told.push(`${event.message}; ${event.hint}`.replace(spool, 'SPOOL')));
  return openSender({ host: address, port, tag: 'app', lingerMs: 5, reconnectMs: [5, 20], spool, onEvent });
}

const failing = () => Promise.reject(new Error('EIO'));

test('a read that gives a part is read on: nothing is taken for damaged', async () => {
  opened((handle) => {
    const read = handle.read.bind(handle) as (...args: unknown[]) => Promise<{ bytesRead: number; buffer: Buffer }>;
    const half = (buffer: Buffer, at: number, length: number, position: number) =>
      read(buffer, at, Math.ceil(length / 2), position);
    Object.assign(handle, { read: half });
  });
  const first = sender();
  for (const message of ['a', 'b', 'c']) await first.send({ message });
  await first.close({ timeoutMs: 0 });
  collector = await startCollector();
  const next = sender();
  await next.flush();
  await next.close();
  expect(collector.came.flatMap(({ records }) => records.map(({ message }) => message))).toEqual(['a', 'b', 'c']);
  expect(told).toEqual([]);
});

test('a disk that does not take the last sync is told of, and close() says what is in the spool', async () => {
  opened((handle) => Object.assign(handle, { datasync: failing }));
  const one = sender();
  await one.send({ message: 'a' });
  expect(await one.close({ timeoutMs: 0 })).toEqual({ undelivered: [], spooled: 1 });
  expect(told).toEqual(['the spool SPOOL could not be forced to the disk: EIO; a loss of the host now loses its end']);
});

test('one that could not look into the folder keeps no other out', async () => {
  instead({ readdir: failing });
  await expect(sender().send({ message: 'a' })).rejects.toThrow('EIO');
  instead({ readdir: real.readdir });
  const one = sender();
  await one.send({ message: 'b' });
  expect(await one.close({ timeoutMs: 0 })).toEqual({ undelivered: [], spooled: 1 });
});
