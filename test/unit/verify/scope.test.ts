import { expect, test } from 'vitest';
import { differencesOf, scopeOf } from '../../../src/verify/scope.ts';
import { logOf, logSettings } from '../../support/logSettings.ts';

const settings = logSettings({});
const scope = scopeOf(settings);
const always = [{ fromMs: -8.64e15, toMs: 8.64e15 }];

test.each([
  { of: 'a filter', logs: [logOf({ group: '/app', filter: 'status < 500' })] },
  { of: 'a group', logs: [logOf({ group: '/other' })] },
  { of: 'a second group', logs: [logOf({ group: '/app' }), logOf({ group: '/other' })] },
  { of: 'the time that counts', logs: [logOf({ group: '/app', time: 'ts' })] },
  { of: 'the field of the line', logs: [logOf({ group: '/app', line: 'log' })] },
  { of: 'what is taken out of the line', logs: [logOf({ group: '/app', parse: '* *', fields: ['a', 'b'] })] },
])('another $of is another scope of all windows', ({ logs }) => {
  expect(differencesOf(scope, scopeOf({ ...settings, logs }))).toEqual(always);
});

test('another database is another scope, and another host or port is not', () => {
  const database = { ...settings.database, host: 'reader', port: 5433 };
  expect(differencesOf(scope, scopeOf({ ...settings, database }))).toEqual([]);
  expect(differencesOf(scope, scopeOf({ ...settings, database: { ...database, name: 'other' } }))).toEqual(always);
});

test('the order in which groups are named says nothing', () => {
  const logs = [logOf({ group: '/app' }), logOf({ group: '/other' })];
  expect(differencesOf(scopeOf({ ...settings, logs }), scopeOf({ ...settings, logs: logs.toReversed() }))).toEqual([]);
});

test('a cutover to another group changes nothing of what lies before it', () => {
  const cutover = '2026-11-22T12:00:00Z';
  const logs = [logOf({ group: '/app', until: cutover }), logOf({ group: '/new', from: cutover })];
  expect(differencesOf(scope, scopeOf({ ...settings, logs }))).toEqual([
    { fromMs: Date.parse(cutover), toMs: 8.64e15 },
  ]);
});
