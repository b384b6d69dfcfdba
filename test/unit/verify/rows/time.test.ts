import { describe, expect, test } from 'vitest';
import { bucketStart } from '../../../../src/verify/bucket.ts';
import type { Column, Row } from '../../../../src/verify/engines/source.ts';
import { beginsAt } from '../../../../src/verify/rows/beginsAt.ts';
import { formOf } from '../../../../src/verify/rows/form.ts';
import { zoneOf } from '../../../../src/verify/rows/zone.ts';

const at = (iso: string) => Date.parse(iso);

describe('a zone’s clock', () => {
  test.each([
    { zone: '+09:00', iso: '2026-11-22T10:00:00Z', shown: '2026-11-22T19:00:00Z' },
    { zone: '-03:30', iso: '2026-11-22T10:00:00Z', shown: '2026-11-22T06:30:00Z' },
    { zone: 'Europe/Berlin', iso: '2026-07-01T10:00:00.123Z', shown: '2026-07-01T12:00:00.123Z' },
    { zone: 'Europe/Berlin', iso: '2025-10-26T00:59:59.999Z', shown: '2025-10-26T02:59:59.999Z' },
    { zone: 'Europe/Berlin', iso: '2025-10-26T01:00:00Z', shown: '2025-10-26T02:00:00Z' },
    { zone: 'Asia/Kathmandu', iso: '2026-11-22T10:00:00Z', shown: '2026-11-22T15:45:00Z' },
    { zone: 'America/New_York', iso: '1969-12-31T23:59:59.500Z', shown: '1969-12-31T18:59:59.500Z' },
  ])('$zone shows $shown at $iso', ({ zone, iso, shown }) => {
    expect(new Date(zoneOf(zone).shownAt(at(iso))).toISOString()).toBe(new Date(shown).toISOString());
  });

  test.each([
    { zone: 'Europe/Berlin', shown: '2025-10-26T01:59:59Z', iso: '2025-10-25T23:59:59Z' },
    { zone: 'Europe/Berlin', shown: '2025-10-26T02:30:00Z', iso: '2025-10-26T00:30:00Z' },
    { zone: 'Europe/Berlin', shown: '2025-10-26T03:00:00Z', iso: '2025-10-26T02:00:00Z' },
    { zone: 'Europe/Berlin', shown: '2026-03-29T03:00:00Z', iso: '2026-03-29T01:00:00Z' },
    { zone: '+09:00', shown: '2026-11-22T19:00:00Z', iso: '2026-11-22T10:00:00Z' },
  ])('$zone shows $shown first at $iso', ({ zone, shown, iso }) => {
    expect(zoneOf(zone).instantOf(at(shown))).toBe(at(iso));
  });

  test.each([
    { zone: 'Europe/Berlin', iso: '2025-10-26T00:00:00Z', is: false },
    { zone: 'Europe/Berlin', iso: '2025-10-26T00:00:00.001Z', is: true },
    { zone: 'Europe/Berlin', iso: '2025-10-26T01:00:00Z', is: true },
    { zone: 'Europe/Berlin', iso: '2025-10-26T01:59:59.999Z', is: true },
    { zone: 'Europe/Berlin', iso: '2025-10-26T02:00:00Z', is: false },
    { zone: 'Europe/Berlin', iso: '2026-03-29T01:00:00Z', is: false },
    { zone: 'Australia/Lord_Howe', iso: '2026-04-04T14:40:00Z', is: true },
    { zone: 'Australia/Lord_Howe', iso: '2026-04-04T15:30:00Z', is: false },
    { zone: '+01:00', iso: '2025-10-26T01:00:00Z', is: false },
  ])('$zone at $iso is amid what it shows twice: $is', ({ zone, iso, is }) => {
    expect(zoneOf(zone).isInDoubled(at(iso))).toBe(is);
  });
});

describe('buckets', () => {
  test.each([
    { bucket: '15m', shown: '2026-11-22T10:29:59.999Z', start: '2026-11-22T10:15:00Z' },
    { bucket: 'hour', shown: '2026-11-22T10:29:59Z', start: '2026-11-22T10:00:00Z' },
    { bucket: 'day', shown: '2026-11-22T10:29:59Z', start: '2026-11-22T00:00:00Z' },
    { bucket: 'week', shown: '2026-11-22T23:59:59Z', start: '2026-11-16T00:00:00Z' },
    { bucket: 'week', shown: '2026-11-23T00:00:00Z', start: '2026-11-23T00:00:00Z' },
    { bucket: 'month', shown: '2028-02-29T12:00:00Z', start: '2028-02-01T00:00:00Z' },
  ])('a $bucket that holds $shown begins at $start', ({ bucket, shown, start }) => {
    expect(bucketStart(bucket, at(shown))).toBe(at(start));
  });

  test.each([
    { bucket: 'day', zone: 'Asia/Tokyo', iso: '2026-11-21T15:00:00Z', is: true },
    { bucket: 'day', zone: 'Asia/Tokyo', iso: '2026-11-22T00:00:00Z', is: false },
    // Midnight was skipped in São Paulo on 4 November 2018: the day began at 1.
    { bucket: 'day', zone: 'America/Sao_Paulo', iso: '2018-11-04T03:00:00Z', is: true },
    { bucket: 'hour', zone: 'Asia/Kathmandu', iso: '2026-11-22T10:15:00Z', is: true },
    { bucket: 'hour', zone: 'Asia/Kathmandu', iso: '2026-11-22T10:00:00Z', is: false },
    { bucket: 'hour', zone: 'Europe/Berlin', iso: '2025-10-26T01:00:00Z', is: true },
  ])('a $bucket of $zone begins at $iso: $is', ({ bucket, zone, iso, is }) => {
    expect(beginsAt(bucket, zoneOf(zone), at(iso))).toBe(is);
  });
});

describe('forms of numbers and texts', () => {
  const table = { sql: 'a', name: 'a', columns: new Map(), isIndexed: true, notes: [], relations: [] };
  const form = (kind: Column['kind'], row: Row, bucket?: string) => {
    const time = { name: 'at', sql: 'a.at', kind, type: kind, isNullable: false, digits: 0 };
    return formOf(async () => [row], table, time, bucket, at('2026-11-24T00:00:00Z'));
  };

  test.each([
    {
      row: { in0: 1, in1: 0, in2: 0 },
      iso: '2026-11-22T10:00:00.001Z',
      written: '1795341601',
      back: 1_795_341_601_000,
    },
    {
      row: { in0: 0, in1: 1, in2: 0 },
      iso: '2026-11-22T10:00:00.001Z',
      written: '1795341600001',
      back: 1_795_341_600_001,
    },
    {
      row: { in0: 0, in1: 0, in2: 1 },
      iso: '2026-11-22T10:00:00.001Z',
      written: '1795341600001000',
      back: 1_795_341_600_001,
    },
  ])('$written is the first number that is not before $iso', async ({ row, iso, written, back }) => {
    const found = await form('integer', row);
    expect([found?.write(at(iso)), found?.read(written)]).toEqual([written, back]);
  });

  test('ranges from 2000 to two days ahead are asked for', async () => {
    const asked: string[] = [];
    const time = { name: 'at', sql: 'a.at', kind: 'integer', type: 'int', isNullable: false, digits: 0 } as const;
    const query = async (sql: string) => {
      asked.push(sql);
      return [{ in0: 1 }];
    };
    await formOf(query, table, time, undefined, at('2026-11-24T00:00:00Z'));
    expect(asked.join()).toMatchInlineSnapshot(
      `"SELECT CASE WHEN EXISTS (SELECT 1 FROM a WHERE a.at >= 946684800 AND a.at <= 1795651200) THEN 1 ELSE 0 END AS in0, CASE WHEN EXISTS (SELECT 1 FROM a WHERE a.at >= 946684800000 AND a.at <= 1795651200000) THEN 1 ELSE 0 END AS in1, CASE WHEN EXISTS (SELECT 1 FROM a WHERE a.at >= 946684800000000 AND a.at <= 1795651200000000) THEN 1 ELSE 0 END AS in2, CASE WHEN EXISTS (SELECT 1 FROM a WHERE a.at IS NOT NULL) THEN 1 ELSE 0 END AS filled"`,
    );
  });

  test.each([
    { value: '20261122', back: '2026-11-22T00:00:00Z' },
    { value: '20261131', back: undefined },
    { value: '2026112', back: undefined },
    { value: '20261122x', back: undefined },
  ])('the number $value is $back', async ({ value, back }) => {
    const found = await form('integer', { in0: 1 }, 'day');
    expect(found?.read(value)).toBe(back === undefined ? undefined : at(back));
  });

  test.each([
    { least: '2026-11', written: "'2026-11'" },
    { least: '2026-11-22', written: "'2026-11-22'" },
    { least: '2026-11-22 10', written: "'2026-11-22 10'" },
    { least: '2026-11-22T10:05:00', written: "'2026-11-22T10:05:03'" },
    { least: '202611221005', written: "'202611221005'" },
  ])('texts such as $least', async ({ least, written }) => {
    const found = await form('text', { least, most: least }, 'hour');
    expect(found?.write(at('2026-11-22T10:05:03.120Z'))).toBe(written);
  });
});
