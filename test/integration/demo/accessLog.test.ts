import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliveredOf, openAccessLog } from '../../../local/demo/nginx/accessLog.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'access-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a line is read once, when it is finished, and its last byte is what has to be delivered', () => {
  const path = join(folder, 'access.log');
  writeFileSync(path, 'é\nhal');
  const log = openAccessLog(path);
  expect(log.next()).toEqual(['é']);
  expect(log.next()).toEqual([]);
  appendFileSync(path, 'f\nnext\n');
  expect(log.next()).toEqual(['half', 'next']);
  expect([2, 3, 7, 8, 12, 13].map((offset) => log.linesBefore(offset))).toEqual([0, 1, 1, 2, 2, 3]);
  log.close();
});

test('what the forwarder has delivered is what it notes of that log; nothing before it notes anything', () => {
  const positions = join(folder, 'positions.json');
  expect(deliveredOf(positions, '/log/access.log')).toBe(0);
  writeFileSync(positions, '{"files":[{"path":"/log/other.log","identity":{"offset":7}}]}');
  expect(deliveredOf(positions, '/log/access.log')).toBe(0);
  writeFileSync(positions, '{"files":[{"path":"/log/access.log","identity":{"offset":9}}]}');
  expect(deliveredOf(positions, '/log/access.log')).toBe(9);
});
