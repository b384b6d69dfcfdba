import { mkdir, mkdtemp, readdir, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readBytes } from '../../../images/batch/bytes.io.ts';
import { FileUnreadable } from '../../../images/batch/refusal.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'legacy-log-batch-'));
});
afterEach(() => rm(folder, { recursive: true }));

const file = async (path: string, size: number) => ({ path, size, inode: String((await stat(path)).ino) });

test('only the bytes that were there when the file was looked at are read', async () => {
  const path = join(folder, 'a.log');
  await writeFile(path, 'one\ntwo\nthree');
  const chunks: Buffer[] = [];
  for await (const chunk of readBytes(await file(path, 8))) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe('one\ntwo\n');
});

test('a file that cannot be read is that, and not a connection that broke', async () => {
  await mkdir(join(folder, 'a.log'));
  await expect(readBytes(await file(join(folder, 'a.log'), 9)).next()).rejects.toThrow(FileUnreadable);
});

test.skipIf(process.platform !== 'linux')('a file that is left in the middle is closed (seen on Linux)', async () => {
  const path = join(folder, 'a.log');
  await writeFile(path, Buffer.alloc(1_000_000));
  for await (const _ of readBytes(await file(path, 1_000_000))) break;
  await expect.poll(openFiles).not.toContain(path);
});

async function openFiles(): Promise<string[]> {
  const links = (await readdir('/proc/self/fd')).map((name) => readlink(`/proc/self/fd/${name}`).catch(() => ''));
  return await Promise.all(links);
}
