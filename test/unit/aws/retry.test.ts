import { describe, expect, test } from 'vitest';
import { passingOf, pauseMs, persistence } from '../../../src/aws/retry.ts';

const named = (name: string) => Object.assign(new Error('no'), { name });

test.each([
  { name: 'ThrottlingException', sdkType: 'THROTTLING', passing: 'throttled' },
  { name: 'a name that only the SDK knows', sdkType: 'THROTTLING', passing: 'throttled' },
  { name: 'ServiceUnavailable', sdkType: 'CLIENT_ERROR', passing: 'unanswered' },
  { name: 'TimeoutError', sdkType: 'TRANSIENT', passing: 'unanswered' },
  { name: 'a 500 without a name', sdkType: 'SERVER_ERROR', passing: 'unanswered' },
  { name: 'AccessDeniedException', sdkType: 'CLIENT_ERROR', passing: undefined },
  { name: 'LimitExceededException', sdkType: 'THROTTLING', passing: undefined },
  { name: 'AbortError', sdkType: 'TRANSIENT', passing: undefined },
])('$name ($sdkType): $passing', ({ name, sdkType, passing }) => {
  expect(passingOf(named(name), sdkType)).toBe(passing);
});

test('what was refused for the machine’s clock passes, once the SDK has set its own by AWS’s', () => {
  expect(passingOf(named('InvalidSignatureException'), 'CLIENT_ERROR')).toBeUndefined();
  const corrected = Object.assign(named('InvalidSignatureException'), { $metadata: { clockSkewCorrected: true } });
  expect(passingOf(corrected, 'TRANSIENT')).toBe('skewed');
});

describe('the pause before the next attempt', () => {
  test('is any time up to a limit that doubles, and no longer than the longest', () => {
    expect([1, 2, 3, 4, 5, 6].map((failed) => pauseMs('throttled', failed, 0.5))).toEqual([
      500, 1_000, 2_000, 4_000, 4_000, 4_000,
    ]);
    expect([1, 2, 3, 4].map((failed) => pauseMs('unanswered', failed, 0.5))).toEqual([250, 500, 1_000, 2_000]);
    expect(pauseMs('throttled', 1, 0)).toBe(0);
    expect(pauseMs('throttled', 1, 0.999)).toBe(999);
  });

  test('adds up to 20 s on average for an account that stays throttled', () => {
    const pauses = Array.from({ length: persistence.throttled.attempts - 1 }, (_, at) =>
      pauseMs('throttled', at + 1, 0.5),
    );
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBe(19_500);
  });
});
