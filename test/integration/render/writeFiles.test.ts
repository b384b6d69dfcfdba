import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NotPossible, WriteFailed } from '../../../src/errors.ts';
import { writeRendered } from '../../../src/render/writeFiles.io.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'legacy-log-render-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const script = { path: 'batch/entrypoint.sh', text: '#!/bin/sh\n', executable: true };

test('folders are made, texts are whole, and scripts can be run', async () => {
  const out = join(folder, 'new', 'out');
  await writeRendered(out, [{ path: 'service.json', text: '{"é":1}\n' }, script]);
  expect(await readFile(join(out, 'service.json'), 'utf8')).toBe('{"é":1}\n');
  expect((await stat(join(out, 'batch/entrypoint.sh'))).mode & 0o777).toBe(0o755);
  expect((await stat(join(out, 'service.json'))).mode & 0o111).toBe(0);
  expect((await readdir(out, { recursive: true })).sort()).toEqual(['batch', 'batch/entrypoint.sh', 'service.json']);
});

test('what was there is replaced, and told where it was other; other files are left alone', async () => {
  await writeFile(join(folder, 'service.json'), 'old and longer than the new text');
  await writeFile(join(folder, 'mine.txt'), 'mine');
  const [service, same] = [
    { path: 'service.json', text: 'new' },
    { path: 'same.txt', text: 'same' },
  ];
  await writeFile(join(folder, 'same.txt'), 'same');
  expect(await writeRendered(folder, [service, same])).toEqual({ kept: [], replaced: ['service.json'] });
  expect(await readFile(join(folder, 'service.json'), 'utf8')).toBe('new');
  expect(await readFile(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
});

test('a file that is only a start is made once, and then the user’s own', async () => {
  const crontab = { path: 'batch/crontab', text: '# an example\n', keep: true };
  expect(await writeRendered(folder, [crontab])).toEqual({ kept: [], replaced: [] });
  expect(await readFile(join(folder, 'batch/crontab'), 'utf8')).toBe('# an example\n');
  await writeFile(join(folder, 'batch/crontab'), '* * * * * root job\n');
  expect(await writeRendered(folder, [crontab])).toEqual({ kept: ['batch/crontab'], replaced: [] });
  expect(await readFile(join(folder, 'batch/crontab'), 'utf8')).toBe('* * * * * root job\n');
});

describe('refuses', () => {
  test.each([
    { name: 'a way up', path: '../outside' },
    { name: 'a way up from below', path: 'a/../../outside' },
    { name: 'an absolute path', path: '/tmp/outside' },
  ])('$name, before anything is written', async ({ path }) => {
    const out = join(folder, 'out');
    const writing = writeRendered(out, [script, { path, text: 'x' }]);
    await expect(writing).rejects.toThrow(NotPossible);
    expect(await readdir(folder)).toEqual([]);
  });

  test('a symbolic link that leads outside', async () => {
    const out = join(folder, 'out');
    await mkdir(out);
    await mkdir(join(folder, 'elsewhere'));
    await symlink(join(folder, 'elsewhere'), join(out, 'batch'));
    await expect(writeRendered(out, [script])).rejects.toThrow(NotPossible);
    expect(await readdir(join(folder, 'elsewhere'))).toEqual([]);
  });
});

describe('says what is in the way', () => {
  test('a file where the folder should be', async () => {
    const out = join(folder, 'out');
    await writeFile(out, '');
    await expect(writeRendered(out, [script])).rejects.toThrow(
      `could not write ${out}: a file of this name is in the way`,
    );
  });

  test('a file above the folder', async () => {
    await writeFile(join(folder, 'file'), '');
    const out = join(folder, 'file', 'out');
    await expect(writeRendered(out, [script])).rejects.toThrow(
      `could not write ${out}: a part of the path is a file, not a folder`,
    );
  });

  test('a folder where a file should be, and nothing half-written stays', async () => {
    await mkdir(join(folder, 'service.json', 'full'), { recursive: true });
    await expect(writeRendered(folder, [{ path: 'service.json', text: 'x' }])).rejects.toThrow(WriteFailed);
    expect(await readdir(folder)).toEqual(['service.json']);
  });

  test('a folder that may not be written to', async () => {
    const out = join(folder, 'out');
    await mkdir(out, { mode: 0o555 });
    await chmod(folder, 0o755);
    await asNobody(() => expect(writeRendered(out, [script])).rejects.toThrow(/permission denied/));
  });

  test('a name that the file system does not take, by its code', async () => {
    const long = 'x'.repeat(300);
    await expect(writeRendered(folder, [{ path: long, text: '' }])).rejects.toThrow(
      `could not write ${join(folder, long)}: ENAMETOOLONG`,
    );
  });
});

/** Root may write anywhere, and CI is root. */
async function asNobody(act: () => Promise<void>): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    await act();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
