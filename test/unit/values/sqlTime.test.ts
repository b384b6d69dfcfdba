import { expect, test } from 'vitest';
import { sqlTime } from '../../../src/values/sqlTime.ts';

test('an instant for a database is in UTC, to the millisecond, without T and zone', () => {
  expect(sqlTime(Date.UTC(2026, 10, 22, 10, 5, 3, 7))).toBe('2026-11-22 10:05:03.007');
});
