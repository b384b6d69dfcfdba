import { fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { frameBytes } from '../../../examples/node/frame.ts';
import { openSender, type Sender, type SenderEvent, type SenderOptions } from '../../../examples/node/index.ts';
import { takeOwnership } from '../../../examples/node/owner.io.ts';
import { type ScriptedCollector, startCollector } from '../../support/collector.ts';

let spool: string;
let collector: ScriptedCollector | undefined;
let sender: Sender | undefined;
let heard: SenderEvent[];

beforeEach(async () => {
  spool = await mkdtemp(join(tmpdir(), 'spool-'));
});
afterEach(async () => {
  await sender?.close({ timeoutMs: 0 }).catch(() => undefined);
  await collector?.close();
  [collector, sender] = [undefined, undefined];
  await rm(spool, { recursive: true, force: true });
});

function open(options: Partial<SenderOptions> = {}): Sender {
  const { address = '127.0.0.1', port = 1 } = collector ?? {};
  const events: SenderEvent[] = [];
  heard = events;
  const base = { host: address, port, tag: 'app.access', lingerMs: 5, reconnectMs: [5, 20] as const, spool };
  return openSender({ ...base, onEvent: (event) => events.push(event), ...options });
}

const messagesOf = ({ came }: ScriptedCollector) =>
  came.flatMap(({ records }) => records.map(({ message }) => message));
const idsOf = ({ came }: ScriptedCollector) => came.flatMap(({ records }) => records.map(({ id }) => String(id)));
const segments = async () => (await readdir(spool)).filter((name) => name.endsWith('.spool')).sort();
const problems = () => heard.flatMap((event) => (event.kind === 'problem' ? [`${event.message}; ${event.hint}`] : []));
const numbered = (count: number) => Array.from({ length: count }, (_, n) => `line ${n}`);

describe('the spool of the sender', () => {
  test('what it took goes to the next process with the ids that it had, in its order, and the files are gone when it is acknowledged', async () => {
    sender = open({ segmentBytes: 4096 });
    const lines = numbered(1000);
    const ids: string[] = [];
    for (const message of lines.slice(0, 50)) ids.push(await sender.send({ message }));
    ids.push(...(await Promise.all(lines.slice(50).map((message) => (sender as Sender).send({ message })))));
    expect(await sender.close({ timeoutMs: 0 })).toEqual({ undelivered: [], spooled: 1000 });
    expect((await segments()).length).toBeGreaterThan(1);

    collector = await startCollector();
    sender = open();
    await sender.flush();
    expect(messagesOf(collector)).toEqual(lines);
    expect(idsOf(collector)).toEqual(ids);
    await sender.close();
    expect(await segments()).toEqual([]);
  });

  test('a process that is killed leaves everything that send() resolved for', async () => {
    const child = fork(join(import.meta.dirname, 'spooling.ts'), [spool], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let resolved: string[] = [];
    child.on('message', (ids) => {
      resolved = ids as string[];
      if (resolved.length > 3000) child.kill('SIGKILL');
    });
    await once(child, 'close');
    collector = await startCollector();
    sender = open();
    await sender.flush();
    const came = new Set(idsOf(collector));
    expect(resolved.length).toBeGreaterThan(3000);
    expect(resolved.filter((id) => !came.has(id))).toEqual([]);
    expect(came.size).toBe(idsOf(collector).length);
  });

  test('a frame that was cut off at the end is passed over, and what stands before it is sent', async () => {
    sender = open();
    await sender.send({ message: 'whole' });
    await sender.close({ timeoutMs: 0 });
    const [name = ''] = await segments();
    await appendFile(join(spool, name), (await readFile(join(spool, name))).subarray(0, 30));
    collector = await startCollector();
    sender = open();
    await sender.flush();
    expect(messagesOf(collector)).toEqual(['whole']);
    expect(problems()).toEqual([
      `the last 30 bytes of ${join(spool, name)} are passed over; they were cut off as they were written`,
    ]);
  });

  test('a byte that changed on the disk costs its file’s rest alone, which is kept and told', async () => {
    sender = open({ segmentBytes: 1 });
    for (const message of ['a', 'b', 'c']) await sender.send({ message });
    const [, second = ''] = await segments();
    const path = join(spool, second);
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    await writeFile(path, bytes);
    collector = await startCollector();
    await sender.close({ timeoutMs: 0 });
    sender = open();
    await sender.flush();
    expect(messagesOf(collector)).toEqual(['a', 'c']);
    expect(await readdir(spool)).toContain(`${second}.damaged`);
    expect(problems().join()).toContain(path);
  });

  test('two processes cannot have the same folder: the second is told, and the first goes on', async () => {
    collector = await startCollector();
    sender = open();
    await sender.send({ message: 'a' });
    const other = open();
    await expect(other.send({ message: 'b' })).rejects.toThrow(
      `the spool ${spool} cannot be used: another process uses it`,
    );
    await sender.send({ message: 'c' });
    await sender.flush();
    expect(messagesOf(collector)).toEqual(['a', 'c']);
  });

  test('of processes that begin in the same moment beside what a killed one left at most one has the folder', async () => {
    const letGo = await takeOwnership(spool);
    const [name = ''] = (await readdir(spool)).filter((it) => it.startsWith('owner.'));
    await rename(join(spool, name), join(spool, 'owner.00000000'));
    await letGo();
    const taken = await Promise.allSettled(Array.from({ length: 8 }, () => takeOwnership(spool)));
    const owners = taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(owners.length).toBeLessThanOrEqual(1);
    await owners[0]?.();
    await (await takeOwnership(spool))();
    expect(await readdir(spool)).toEqual([]);
  });

  test('two workers of a cluster cannot have the same folder', async () => {
    const child = fork(join(import.meta.dirname, 'sharing.ts'), [spool], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const said: unknown[] = [];
    child.on('message', (word) => {
      said.push(word);
      if (said.length === 2) child.kill();
    });
    await once(child, 'close');
    expect(said.toSorted()).toEqual(['has it', `the spool ${spool} cannot be used: another process uses it`]);
  });

  test('cut off at any byte of its last frame it gives what stands before that, and keeps no word of damage for the next time', async () => {
    sender = open();
    for (const message of ['a', 'b']) await sender.send({ message });
    await sender.close({ timeoutMs: 0 });
    const [name = ''] = await segments();
    const path = join(spool, name);
    const whole = await readFile(path);
    const first = frameBytes(whole, 0) ?? 0;
    for (let end = first; end < whole.length; end += 1) {
      await writeFile(path, whole.subarray(0, end));
      sender = open();
      expect(await sender.close({ timeoutMs: 0 })).toEqual({ undelivered: [], spooled: 1 });
      expect(problems()).toHaveLength(end === first ? 0 : 1);
      expect((await stat(path)).size).toBe(first);
    }
    expect((await readdir(spool)).filter((it) => it.endsWith('.damaged'))).toEqual([]);
  });

  test('a byte that changed in the middle of the last file is no cut: what stands behind it is kept', async () => {
    sender = open();
    for (const message of ['a', 'b', 'c']) await sender.send({ message });
    await sender.close({ timeoutMs: 0 });
    const [name = ''] = await segments();
    const path = join(spool, name);
    const bytes = await readFile(path);
    const at = (frameBytes(bytes, 0) ?? 0) + 20;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    await writeFile(path, bytes);
    sender = open();
    expect(await sender.close({ timeoutMs: 0 })).toMatchObject({ spooled: 1 });
    expect(await readFile(`${path}.damaged`)).toEqual(bytes);
  });

  test('a file that somebody removes is told of; nothing waits for it, and the application goes on', async () => {
    sender = open({ segmentBytes: 1 });
    for (const message of ['a', 'b', 'c']) await sender.send({ message });
    const [, second = ''] = await segments();
    await rm(join(spool, second));
    await sender.close({ timeoutMs: 0 });
    sender = open({ segmentBytes: 1 });
    for (const message of ['d', 'e']) await sender.send({ message });
    await rm(join(spool, (await segments()).at(-1) ?? ''));
    collector = await startCollector();
    const { port } = collector;
    await sender.close({ timeoutMs: 0 });
    sender = open({ port, segmentBytes: 1 });
    await sender.flush();
    expect(messagesOf(collector)).toEqual(['a', 'c', 'd']);
  });

  test('a file that is removed while it is to be read is told of, and those behind it are sent', async () => {
    sender = open({ segmentBytes: 1 });
    collector = await startCollector();
    const { port, address } = collector;
    await sender.close();
    let isThere = false;
    const resolve = async () => (isThere ? address : Promise.reject(new Error('no such name')));
    sender = open({ port, resolve, segmentBytes: 1 });
    for (const message of ['a', 'b', 'c']) await sender.send({ message });
    const [, second = ''] = await segments();
    await rm(join(spool, second));
    isThere = true;
    await expect(sender.flush()).rejects.toThrow(
      '1 records that the spool took were not acknowledged, and cannot be read any more',
    );
    expect(messagesOf(collector)).toEqual(['a', 'c']);
    await sender.flush();
    expect(problems().join()).toContain('somebody has removed the file, and the records in it with it');
    expect(await sender.close()).toEqual({ undelivered: [], spooled: 0 });
  });

  test('what could not be written before it was closed is refused to whoever waits for it, and given back', async () => {
    sender = open({ segmentBytes: 1 });
    await sender.send({ message: 'a' });
    for (let n = 2; n < 30; n += 1) await mkdir(join(spool, `${String(n).padStart(10, '0')}.spool`));
    const waiting = sender.send({ message: 'b' });
    const refused = expect(waiting).rejects.toThrow('the sender was closed before the record was written');
    const { undelivered, spooled } = await sender.close({ timeoutMs: 0 });
    await refused;
    expect([undelivered.map(({ message }) => message), spooled]).toEqual([['b'], 1]);
  });

  test('while the collector is away it fills up to its limit, and no further', async () => {
    sender = open({ spoolBytes: 20_000, segmentBytes: 5000 });
    while (sender.offer({ message: 'x'.repeat(500) }) || (await settled()))
      await new Promise((resolve) => setImmediate(resolve));
    const sizes = await Promise.all((await segments()).map(async (name) => (await stat(join(spool, name))).size));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(18_000);
    expect(total).toBeLessThanOrEqual(21_000);
    collector = await startCollector();
  });

  async function settled(): Promise<boolean> {
    const before = sender?.tally().pending;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return before === 0;
  }
});
