import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LedgerConflict } from '../../../src/errors.ts';
import { openStore } from '../../../src/verify/ledger/open.io.ts';
import type { LedgerStore } from '../../../src/verify/ledger/store.ts';

const noS3 = { s3: () => Promise.reject(new Error('no S3')) };
let folder: string;
let store: LedgerStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'legacy-log-ecs-ledger-'));
  store = openStore(`file:${folder}`, noS3);
});

afterEach(() => rm(folder, { recursive: true }));

test('a file that nobody wrote is none, in a folder that is not there either', async () => {
  expect(await store.read('head.json')).toBeUndefined();
  expect(await openStore(`file:${folder}/none`, noS3).read('entries/2026-05-03.json')).toBeUndefined();
});

test('what was written is read, by its last version', async () => {
  const first = await store.write('entries/2026-05-03.json', 'one', undefined);
  const second = await store.write('entries/2026-05-03.json', 'two', first);
  expect(await store.read('entries/2026-05-03.json')).toEqual({ text: 'two', version: second });
});

test.each([
  { name: 'a file that is there, as if it were not', before: undefined },
  { name: 'a version that another one followed', before: '1' },
])('refused: $name', async ({ before }) => {
  await store.write('head.json', 'one', undefined);
  await store.write('head.json', 'two', '1');
  await expect(store.write('head.json', 'three', before)).rejects.toThrow(LedgerConflict);
  expect(await store.read('head.json')).toEqual({ text: 'two', version: '2' });
});

test('a run that comes so late that its number was taken away again takes its own back', async () => {
  for (const [at, text] of ['one', 'two', 'three', 'four'].entries()) {
    await store.write('head.json', text, at === 0 ? undefined : String(at));
  }
  await expect(store.write('head.json', 'late', '1')).rejects.toThrow(LedgerConflict);
  expect((await readdir(folder)).toSorted()).toEqual(['head.json.3', 'head.json.4']);
});

test('of thirty that write at once one is first, and each of the others hears of it', async () => {
  const writes = Array.from({ length: 30 }, (_, at) => store.write('head.json', `run ${at}`, undefined));
  const settled = await Promise.allSettled(writes);
  const first = settled.findIndex(({ status }) => status === 'fulfilled');
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(settled.every((it) => it.status === 'fulfilled' || it.reason instanceof LedgerConflict)).toBe(true);
  expect(await store.read('head.json')).toEqual({ text: `run ${first}`, version: '1' });
});

test('what a killed run left half written is read by nobody and in nobody’s way', async () => {
  await writeFile(join(folder, 'head.json.1.0b7e.part'), '{"vers');
  expect(await store.read('head.json')).toBeUndefined();
  expect(await store.write('head.json', 'one', undefined)).toBe('1');
});

test('a folder that cannot be written into is said', async () => {
  await writeFile(join(folder, 'entries'), 'a file where a folder should be');
  await expect(store.write('entries/2026-05-03.json', 'one', undefined)).rejects.toMatchObject({
    name: 'WriteFailed',
    message: expect.stringContaining(`could not write entries/2026-05-03.json into ${folder}: `),
  });
});
