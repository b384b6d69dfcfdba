import { expect, test } from 'vitest';
import { type Health, healthAfter, healthAtStart } from '../../../../../local/aws/ecs/agent/health.ts';

const check = { command: ['CMD', 'true'], interval: 10, timeout: 5, retries: 3, startPeriod: 30 };

/** The status after failures (and, with `ok`, successes) at these seconds after a start at second 1000. */
function after(seconds: readonly (number | 'ok')[], from: Health = healthAtStart(check, 1_000_000)): Health['status'] {
  let [health, passed] = [from, false];
  for (const second of seconds) {
    if (second === 'ok') passed = true;
    else [health, passed] = [healthAfter(health, check, passed, 1_000_000 + second * 1_000), false];
  }
  return health.status;
}

test.each([
  { name: 'nothing within the start period counts', checks: [0.5, 1, 10, 20, 29.9], status: 'UNKNOWN' },
  { name: 'two that count are one too few', checks: [40, 50], status: 'UNKNOWN' },
  { name: 'three are enough', checks: [40, 50, 60], status: 'UNHEALTHY' },
  {
    name: 'the first counts an interval after the start period, not before',
    checks: [39.999, 50, 60],
    status: 'UNKNOWN',
  },
  { name: 'many within one interval count once', checks: [40, 40.5, 41, 49.999, 50, 51, 59.999], status: 'UNKNOWN' },
  { name: 'a machine that stood still for an hour counts one', checks: [40, 3_640], status: 'UNKNOWN' },
  { name: 'a success is seen at once', checks: ['ok', 0.5], status: 'HEALTHY' },
  { name: 'a success ends the start period', checks: ['ok', 1, 11, 21, 31], status: 'UNHEALTHY' },
  { name: 'after a success two failures change nothing', checks: ['ok', 1, 11, 21, 30.999], status: 'HEALTHY' },
  { name: 'a success between starts the count anew', checks: [40, 50, 'ok', 55, 65, 75], status: 'HEALTHY' },
  { name: 'an unhealthy one recovers', checks: [40, 50, 60, 'ok', 61], status: 'HEALTHY' },
] as const)('$name: $checks → $status', ({ checks, status }) => {
  expect(after(checks)).toBe(status);
});

test('without numbers there is no start period, and three failures count, each thirty seconds after the last', () => {
  const plain = { command: ['CMD', 'true'] };
  const at = (health: Health, atMs: number) => healthAfter(health, plain, false, atMs);
  const start = healthAtStart(plain, 0);
  expect(at(start, 29_999)).toEqual({ status: 'UNKNOWN', failures: 0, sinceMs: 0 });
  expect(at(at(at(start, 30_000), 60_000), 90_000)).toEqual({ status: 'UNHEALTHY', failures: 3, sinceMs: 90_000 });
});
