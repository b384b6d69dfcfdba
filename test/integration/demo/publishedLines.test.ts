import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countPublished } from '../../../local/demo/publishedLines.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'published-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('the lines of all files count, also of those that grew and of those that the batch removed', async () => {
  const folder = join(root, 'access');
  const count = countPublished(() => folder);
  expect(await count()).toBe(0);
  mkdirSync(folder);
  writeFileSync(join(folder, 'access_log.1.log'), 'a\nb\n');
  writeFileSync(join(folder, 'access_log.2.log'), 'c\n');
  writeFileSync(join(folder, 'access_log.2.log.meta'), 'no line\n');
  expect(await count()).toBe(3);
  appendFileSync(join(folder, 'access_log.2.log'), 'd\ne');
  rmSync(join(folder, 'access_log.1.log'));
  expect(await count()).toBe(4);
});

test('before the collector has a folder there are none', async () => {
  expect(await countPublished(() => undefined)()).toBe(0);
});
