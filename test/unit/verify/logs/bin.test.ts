import { expect, test } from 'vitest';
import { binOf } from '../../../../src/verify/logs/bin.ts';

const at = (text: string) => Date.parse(`${text}Z`);

test.each([
  { name: '5 minutes', edges: ['2026-11-22T10:05:00', '2026-11-22T10:10:00'], bin: '5m' },
  { name: 'an hour', edges: ['2026-11-22T10:00:00', '2026-11-22T11:00:00'], bin: '1h' },
  { name: '90 minutes', edges: ['2026-11-22T10:30:00', '2026-11-22T12:00:00'], bin: '30m' },
  { name: '7 minutes, which divide no hour', edges: ['2026-11-22T10:07:00', '2026-11-22T10:14:00'], bin: '1m' },
  { name: '90 seconds', edges: ['2026-11-22T10:01:30'], bin: '30s' },
  { name: 'days of UTC', edges: ['2026-11-22T00:00:00', '2026-11-23T00:00:00'], bin: '24h' },
  { name: 'days of Tokyo', edges: ['2026-11-21T15:00:00', '2026-11-22T15:00:00'], bin: '3h' },
  {
    name: 'days of Adelaide across the change of clocks',
    edges: ['2026-10-03T14:30:00', '2026-10-04T13:30:00'],
    bin: '30m',
  },
  { name: 'days of Kathmandu', edges: ['2026-11-21T18:15:00', '2026-11-22T18:15:00'], bin: '15m' },
  { name: '250 ms', edges: ['2026-11-22T10:00:00.250', '2026-11-22T10:00:00.500'], bin: '250ms' },
  { name: 'one window', edges: [], bin: '24h' },
])('windows of $name are counted by bin($bin)', ({ edges, bin }) => {
  expect(binOf(edges.map(at)).text).toBe(bin);
});

test('half a millisecond has no bin', () => {
  expect(() => binOf([0.5])).toThrow(new RangeError('a window begins and ends at whole milliseconds'));
});
