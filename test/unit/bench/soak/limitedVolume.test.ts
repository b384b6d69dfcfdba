import { expect, test } from 'vitest';
import { sizeBytes } from '../../../../bench/soak/limitedVolume.ts';

test.each([
  { events: 20_000, bad: 0, bytes: 75_108_864 },
  { events: 1_000_000, bad: 0, bytes: 467_108_864 },
  { events: 100_000, bad: 10_000, bytes: 127_588_864 },
])('$events lines and $bad bad records: a volume of $bytes bytes', ({ events, bad, bytes }) => {
  expect(sizeBytes(events, bad)).toBe(bytes);
});
