import { expect, test } from 'vitest';
import { clockOf } from '../../../../bench/soak/clock.ts';

test("the collector's Ruby loads the clock behind what it loads anyway", () => {
  const { RUBYOPT, SOAK_CLOCK } = clockOf('/tmp/soak', { env: { RUBYOPT: '-rbundler/setup' } });
  expect(RUBYOPT).toMatch(/^-rbundler\/setup -r\/.*\/bench\/soak\/steppedClock\.rb$/);
  expect(SOAK_CLOCK).toBe('/tmp/soak/clock');
});

test('and alone where there is nothing else', () => {
  expect(clockOf('/tmp/soak', { env: {} }).RUBYOPT).toMatch(/^-r\/.*\/steppedClock\.rb$/);
});
