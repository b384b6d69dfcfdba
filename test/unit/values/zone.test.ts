import { expect, test } from 'vitest';
import { changeWithin, firstInstantOf, instantsOf, offsetAt, wallAt } from '../../../src/values/zone.ts';

const at = (text: string) => Date.parse(text);
const shown = (instants: readonly number[]) => instants.map((ms) => new Date(ms).toISOString());
const hourMs = 3_600_000;

test.each([
  { zone: '+09:00', when: '2026-11-22T00:00:00Z', hours: 9 },
  { zone: '-03:30', when: '2026-11-22T00:00:00Z', hours: -3.5 },
  { zone: 'Asia/Tokyo', when: '2026-11-22T00:00:00.999Z', hours: 9 },
  { zone: 'Europe/Berlin', when: '2026-10-25T00:59:59.999Z', hours: 2 },
  { zone: 'Europe/Berlin', when: '2026-10-25T01:00:00Z', hours: 1 },
  { zone: 'Asia/Kathmandu', when: '2026-01-01T00:00:00Z', hours: 5.75 },
  { zone: 'America/New_York', when: '1969-12-31T23:59:59.500Z', hours: -5 },
])('a clock of $zone at $when is $hours hours ahead', ({ zone, when, hours }) => {
  expect(offsetAt(zone, at(when))).toBe(hours * hourMs);
});

test('a clock shows 02:30 once, never on the day when it is set forward, and twice when it is set back', () => {
  expect(shown(instantsOf('Europe/Berlin', at('2026-10-24T02:30:00Z')))).toEqual(['2026-10-24T00:30:00.000Z']);
  expect(instantsOf('Europe/Berlin', at('2026-03-29T02:30:00Z'))).toEqual([]);
  expect(shown(instantsOf('Europe/Berlin', at('2026-10-25T02:30:00Z')))).toEqual([
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T01:30:00.000Z',
  ]);
});

test('a day whose midnight is skipped begins when the clocks are set forward', () => {
  expect(shown([firstInstantOf('Africa/Cairo', at('2026-04-24T00:00:00Z'))])).toEqual(['2026-04-23T22:00:00.000Z']);
  expect(shown([wallAt('Africa/Cairo', at('2026-04-23T22:00:00Z'))])).toEqual(['2026-04-24T01:00:00.000Z']);
});

test('a day whose midnight comes twice begins with the first', () => {
  expect(shown([firstInstantOf('America/Havana', at('2026-11-01T00:00:00Z'))])).toEqual(['2026-11-01T04:00:00.000Z']);
});

test('a change of the clocks is found to the millisecond', () => {
  const [from, to] = [at('2026-10-24T12:00:00Z'), at('2026-10-25T12:00:00Z')];
  expect(shown([changeWithin('Europe/Berlin', from, to) ?? 0])).toEqual(['2026-10-25T01:00:00.000Z']);
  expect(changeWithin('Europe/Berlin', from, at('2026-10-25T00:59:59.999Z'))).toBeUndefined();
});

test('a zone that there is not is a mistake', () => {
  expect(() => offsetAt('Europe/Atlantis', 0)).toThrow(RangeError);
});
