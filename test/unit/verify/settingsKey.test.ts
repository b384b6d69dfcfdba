import { expect, test } from 'vitest';
import { settingsKey } from '../../../src/verify/settingsKey.ts';

const database = {
  engine: 'postgres',
  table: 'access_log',
  time: 'logged_at',
  timezone: '+00:00',
  measure: 'rows',
  allowFullScan: false,
} as const;
const key = settingsKey({ database });

test('the same windows of the same table are one ledger, however they are written and reached', () => {
  expect(settingsKey({ database, window: '5m' })).toBe(key);
  expect(settingsKey({ database, window: '300s' })).toBe(key);
  expect(settingsKey({ database: { ...database, host: 'other', allowFullScan: true } })).toBe(key);
});

test.each([
  { of: 'another length', settings: { database, window: '10m' } },
  { of: 'another table', settings: { database: { ...database, table: 'error_log' } } },
  { of: 'another column', settings: { database: { ...database, time: 'requested_at' } } },
  { of: 'another zone', settings: { database: { ...database, timezone: '+09:00' } } },
  { of: 'buckets', settings: { database: { ...database, bucket: 'day' } } },
  { of: 'other rows', settings: { database: { ...database, where: 'tenant = 1' } } },
  { of: 'an identity', settings: { database, identity: { line: { column: 'raw' } } } },
])('windows of $of are another ledger', ({ settings }) => {
  expect(settingsKey(settings)).not.toBe(key);
});
