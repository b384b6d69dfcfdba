import { expect, test } from 'vitest';
import { simulate } from '../../../bench/simulate/judge.ts';
import { mostScannedPerByte, mostWithRecount, scannedPerByte } from '../../../bench/simulate/steady.ts';
import { ways } from '../../../bench/simulate/ways.ts';

test.each(ways)(
  'of 300 simulated windows known by $name each is what it is, and nobody is paged for nothing',
  async (way) => {
    const { faults, falsePages, missedLosses, wrongClass, wrongTotals, killed, doubled } = await simulate(11, 300, way);
    expect(faults).toEqual([]);
    expect({ falsePages, missedLosses, wrongClass, wrongTotals }).toEqual({
      ...{ falsePages: 0, missedLosses: 0, wrongClass: 0, wrongTotals: 0 },
    });
    expect([killed > 0, doubled > 0]).toEqual([true, true]);
  },
);

test.each(ways)('a line known by $name is scanned at most one and a half times in a day to compare it', async (way) => {
  expect(await scannedPerByte(way, 11, false)).toBeLessThanOrEqual(mostScannedPerByte);
});

test.each(ways)('a line known by $name is scanned once more where windows are counted again', async (way) => {
  expect(await scannedPerByte(way, 11, true)).toBeLessThanOrEqual(mostWithRecount);
});
