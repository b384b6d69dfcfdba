import { appendFile, copyFile, rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultFormat } from '../../../images/batch/format/format.ts';
import type { Generation } from '../../../images/batch/growing/generation.ts';
import { ingest } from '../../../images/batch/ingest.io.ts';
import type { Row } from '../../../images/batch/record.ts';
import type { Store } from '../../../images/batch/store.ts';
import { type LogFolder, makeLogFolder } from '../../support/batch.ts';

const line = (number: number) => `203.0.113.7 - - [22/Nov/2026:10:05:03 +0000] "GET /${number} HTTP/1.1" 200 7\n`;
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => line(from + at)).join('');

/** What the batch does when something happens to a file: between the look at the folder and the comparison, and so on. */
type Moment = 'looked' | 'compared' | 'read';

let folder: LogFolder;
let rows: Row[];
let generations: Generation[];
let happens: Partial<Record<Moment, () => Promise<void>>>;

beforeEach(async () => {
  folder = await makeLogFolder();
  [rows, generations, happens] = [[], [], {}];
});
afterEach(() => folder.remove());

const at = (name: string) => join(folder.path, name);

async function happen(moment: Moment): Promise<void> {
  const what = happens[moment];
  delete happens[moment];
  await what?.();
}

/** In memory; what a transaction did that fails is taken back. */
const store: Store = {
  prepare: async () => {},
  ingested: async () => new Map(),
  generations: async () => {
    await happen('looked');
    return generations;
  },
  transaction: async (work) => {
    const before = { rows: [...rows], generations: [...generations] };
    try {
      return await work({
        ingested: async () => undefined,
        addRows: async (added) => {
          rows.push(...added);
          await happen('read');
          return added.length;
        },
        addRejected: async () => {},
        forgetRejected: async () => {},
        addUp: async () => {},
        noteFile: async () => {},
        generations: async () => {
          await happen('compared');
          return generations;
        },
        noteGeneration: async (noted) => {
          generations = [...generations.filter(({ name }) => name !== noted.name), noted];
        },
      });
    } catch (error) {
      ({ rows, generations } = before);
      throw error;
    }
  },
  close: async () => {},
};

async function run(): Promise<{ readonly said: readonly string[]; readonly unfinished: number }> {
  const said: string[] = [];
  const places = [{ folder: folder.path, stream: 'access', patterns: [] }];
  const { unfinished } = await ingest(store, {
    settings: {
      places,
      isGrowing: true,
      format: defaultFormat,
      mostRejected: 0,
      quietMs: 0,
      deleteAfterMs: undefined,
      aggregate: undefined,
    },
    nowMs: Date.now(),
    unfit: new Map(),
    signal: new AbortController().signal,
    warn: (message) => said.push(message),
  });
  return { said, unfinished };
}

const numbers = () => rows.map(({ path }) => Number(path?.slice(1))).toSorted((one, other) => one - other);
const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

async function rotate(): Promise<void> {
  await rename(at('access_log'), at('access_log.1'));
  await writeFile(at('access_log'), lines(12, 14));
}

/** As logrotate's copytruncate, with more lines behind it than there were. */
async function emptyAndFill(): Promise<void> {
  await copyFile(at('access_log'), at('access_log.1'));
  await truncate(at('access_log'));
  await appendFile(at('access_log'), lines(12, 50));
}

test.each<{ name: string; moment: Moment; what: () => Promise<void>; count: number }>([
  { name: 'rotated before it was compared', moment: 'looked', what: rotate, count: 14 },
  { name: 'rotated before it was read', moment: 'compared', what: rotate, count: 14 },
  { name: 'emptied and filled before it was compared', moment: 'looked', what: emptyAndFill, count: 50 },
  { name: 'emptied and filled before it was read', moment: 'compared', what: emptyAndFill, count: 50 },
  { name: 'emptied and filled while it was read', moment: 'read', what: emptyAndFill, count: 50 },
])('a log that is $name: each line is one row, and none is told of as lost', async ({ moment, what, count }) => {
  await writeFile(at('access_log'), lines(0, 10));
  await run();
  await appendFile(at('access_log'), lines(10, 12));
  happens = { [moment]: what };
  expect(await run()).toMatchObject({ said: [] });
  expect(await run()).toEqual({ said: [], unfinished: 0 });
  expect(numbers()).toEqual(upTo(count));
});

test('a log that is emptied and filled while it is read for the first time is noted as neither', async () => {
  await writeFile(at('access_log'), lines(0, 12));
  happens = { read: emptyAndFill };
  expect(await run()).toEqual({ said: [], unfinished: 1 });
  expect(await run()).toEqual({ said: [], unfinished: 0 });
  expect(numbers()).toEqual(upTo(50));
});
