import { expect, test } from 'vitest';
import { isGrowingName } from '../../../images/batch/logName.ts';
import { readPlaces } from '../../../images/batch/places.ts';

test('folders and patterns of files stand beside each other', () => {
  expect(readPlaces('/a/access/:/b/error/error*:/b/error/*.txt:/a/access/x*')).toEqual([
    { folder: '/a/access', stream: 'access', patterns: [] },
    { folder: '/b/error', stream: 'error', patterns: ['error*', '*.txt'] },
  ]);
});

test.each([
  { name: 'access_log', isLog: true },
  { name: 'access.log', isLog: true },
  { name: 'access_log.1', isLog: true },
  { name: 'access_log.10.gz', isLog: true },
  { name: 'access_log-20261122', isLog: true },
  { name: 'access.log-20261122.gz', isLog: true },
  { name: 'access_log-20261122.1', isLog: true },
  { name: 'access_log.20261122', isLog: true },
  { name: 'access-20261122', isLog: true },
  { name: '.access_log', isLog: false },
  { name: 'access_log.1.tmp', isLog: false },
  { name: 'access_log.pos', isLog: false },
  { name: 'buffer.b5f3a9c.log', isLog: false },
  { name: 'buffer.b5f3a9c.log.meta', isLog: false },
])('$name is a log that grows or did: $isLog', ({ name, isLog }) => {
  expect(isGrowingName(name)).toBe(isLog);
});

test('a pattern says what a log is, but for what is hidden or a live buffer', () => {
  const names = ['notes.txt', '.hidden', 'buffer.b5f3a9c.log', 'buffer.b5f3a9c.log.meta'];
  expect(names.filter((name) => isGrowingName(name, true))).toEqual(['notes.txt']);
});
