import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/parse.ts';
import { offsetsOf, shownZone, zoneOf } from '../../../src/config/zones.ts';
import { read, sound } from './reading.ts';

const inFluentd = (zone: string) => sound.replace('batch:\n', `  timezone: ${zone}\nbatch:\n`);
const inDatabase = (zone: string) => `${sound}verify:
  logs: [{ group: /app/access }]
  database: { engine: postgres, secret: db, table: t, time: at, timezone: ${zone} }
`;
const config = (text: string) => parseConfig({ file: 'c.yml', text }, { variables: {} }).config;

test.each(['UTC', 'utc', 'GMT', 'gmt', 'Z', 'z', 'Etc/UTC', 'Etc/GMT', '+00:00'])(
  '%s is UTC, for Fluentd and for a column',
  (zone) => {
    expect(config(inFluentd(zone))?.fluentd.timezone).toBe('+00:00');
    expect(config(inDatabase(zone))?.verify?.database.timezone).toBe('+00:00');
  },
);

test.each(['Asia/Tokyo', '"+0530"', '"-03:00"'])('%s is left to Fluentd as it is written', (zone) => {
  expect(config(inFluentd(zone))?.fluentd.timezone).toBe(zone.replaceAll('"', ''));
});

describe('a word that is no zone is answered with the zone and its offset', () => {
  test('of Fluentd', () => {
    expect(read(inFluentd('JST'))).toMatchInlineSnapshot(`
      "c.yml:8:13  fluentd.timezone must be an offset such as +09:00 or a name such as Asia/Tokyo, not "JST"
        hint: did you mean Asia/Tokyo (+09:00)?"
    `);
    expect(read(inFluentd('est'))).toMatchInlineSnapshot(`
      "c.yml:8:13  fluentd.timezone must be an offset such as +09:00 or a name such as Asia/Tokyo, not "est"
        hint: did you mean America/New_York (-05:00, in summer -04:00)?"
    `);
    expect(read(inFluentd('Tokyo'))).toContain('did you mean Asia/Tokyo (+09:00)?');
    expect(read(inFluentd('sometime'))).toMatchInlineSnapshot(`
      "c.yml:8:13  fluentd.timezone must be an offset such as +09:00 or a name such as Asia/Tokyo, not "sometime"
        hint: The zone in which the day in the file names turns; for example \`timezone: Asia/Tokyo\`"
    `);
  });

  test('of a column, which has one offset: names are answered too', () => {
    expect(read(inDatabase('JST'))).toMatchInlineSnapshot(`
      "c.yml:12:75  verify.database.timezone must be a name such as Asia/Tokyo or an offset such as +09:00, not "JST"
        hint: did you mean Asia/Tokyo (+09:00)?"
    `);
    expect(read(inDatabase('Europe/Berlin'))).toMatchInlineSnapshot(`""`);
    expect(read(inDatabase('Mars/Olympus_Mons'))).toMatchInlineSnapshot(`
      "c.yml:12:75  verify.database.timezone Mars/Olympus_Mons is not a known zone
        hint: write a name such as Asia/Tokyo, or an offset such as +09:00"
    `);
  });

  test('and not where no zone is expected', () => {
    expect(read(sound.replace('vpc-0a1b', 'Tokyo'))).toContain('for example `vpc: vpc-0a1b2c3d`');
  });

  test('and not with what a variable holds', () => {
    expect(read(inFluentd('${ZONE}'), { variables: { ZONE: 'JST' } })).not.toContain('did you mean');
  });
});

test.each([
  { word: 'CET', zone: 'Europe/Berlin' },
  { word: 'pst', zone: 'America/Los_Angeles' },
  { word: 'Japan', zone: 'Asia/Tokyo' },
  { word: 'new york', zone: 'America/New_York' },
  { word: 'asia/tokyo', zone: 'Asia/Tokyo' },
  { word: 'Asia/Kolkata', zone: 'Asia/Kolkata' },
  { word: 'constructor', zone: undefined },
])('zoneOf: $word → $zone', ({ word, zone }) => {
  expect(zoneOf(word)).toBe(zone);
});

test.each([
  { word: 'JST', offsets: ['+09:00'] },
  { word: 'KST', offsets: ['+09:00'] },
  { word: 'IST', offsets: ['+05:30'] },
  { word: 'SGT', offsets: ['+08:00'] },
  { word: 'HKT', offsets: ['+08:00'] },
  { word: 'MSK', offsets: ['+03:00'] },
  { word: 'EET', offsets: ['+02:00', '+03:00'] },
  { word: 'EEST', offsets: ['+02:00', '+03:00'] },
  { word: 'CET', offsets: ['+01:00', '+02:00'] },
  { word: 'CEST', offsets: ['+01:00', '+02:00'] },
  { word: 'WET', offsets: ['+00:00', '+01:00'] },
  { word: 'WEST', offsets: ['+00:00', '+01:00'] },
  { word: 'BST', offsets: ['+00:00', '+01:00'] },
  { word: 'EST', offsets: ['-05:00', '-04:00'] },
  { word: 'EDT', offsets: ['-05:00', '-04:00'] },
  { word: 'CST', offsets: ['-06:00', '-05:00'] },
  { word: 'CDT', offsets: ['-06:00', '-05:00'] },
  { word: 'MST', offsets: ['-07:00', '-06:00'] },
  { word: 'MDT', offsets: ['-07:00', '-06:00'] },
  { word: 'PST', offsets: ['-08:00', '-07:00'] },
  { word: 'PDT', offsets: ['-08:00', '-07:00'] },
  { word: 'AEST', offsets: ['+10:00', '+11:00'] },
  { word: 'AEDT', offsets: ['+10:00', '+11:00'] },
  { word: 'NZST', offsets: ['+12:00', '+13:00'] },
  { word: 'NZDT', offsets: ['+12:00', '+13:00'] },
])('$word is of a zone with the offsets $offsets', ({ word, offsets }) => {
  expect(offsetsOf(zoneOf(word) ?? '')).toEqual(offsets);
});

test.each([
  { zone: 'Asia/Tokyo', offsets: ['+09:00'] },
  { zone: 'America/New_York', offsets: ['-05:00', '-04:00'] },
  { zone: 'America/St_Johns', offsets: ['-03:30', '-02:30'] },
  { zone: 'Europe/London', offsets: ['+00:00', '+01:00'] },
  { zone: 'Australia/Sydney', offsets: ['+10:00', '+11:00'] },
])('offsetsOf: $zone has $offsets, its standard time first', ({ zone, offsets }) => {
  expect(offsetsOf(zone)).toEqual(offsets);
  expect(shownZone(zone)).toBe(`${zone} (${offsets.join(', in summer ')})`);
});
