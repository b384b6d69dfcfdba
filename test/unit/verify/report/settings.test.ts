import { expect, test } from 'vitest';
import { settingsOf } from '../../../../src/verify/report/settings.ts';

const settings = {
  logs: [{ group: '/app/access', time: '@timestamp', line: '@message', from: '2026-05-03T00:00:00Z' }],
  settle: '10m',
  lostAfter: '6h',
  quietAfter: '24h',
  recount: true,
};
const table = { engine: 'postgres', table: 'daily_hits', time: 'day', measure: 'rows', allowFullScan: false } as const;

test('a report takes its clock, its patience and its names from the configuration', () => {
  const database = { ...table, timezone: 'Asia/Tokyo', bucket: 'day', groups: ['path'] };
  expect(settingsOf({ ...settings, database })).toEqual({
    identity: 'none',
    lostAfterMs: 21_600_000,
    timezone: 'Asia/Tokyo',
    bucket: 'day',
    groupNames: ['path'],
    logs: settings.logs,
  });
});

test('where there are no groups there are no names', () => {
  const identity = { id: { log: 'id', column: 'id' } };
  expect(settingsOf({ ...settings, identity, database: { ...table, timezone: '+00:00' } })).toMatchObject({
    identity: 'unique',
    groupNames: [],
  });
});
