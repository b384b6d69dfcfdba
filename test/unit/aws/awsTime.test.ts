import { expect, test } from 'vitest';
import { skewOf } from '../../../src/aws/awsTime.ts';

const machineMs = Date.parse('2026-11-26T12:00:00Z');

test.each([
  { date: 'Thu, 26 Nov 2026 12:10:00 GMT', skewMs: 600_000 },
  { date: 'Thu, 26 Nov 2026 11:50:00 GMT', skewMs: -600_000 },
  { date: 'Thu, 26 Nov 2026 12:00:05 GMT', skewMs: 0 },
  { date: 'Thu, 26 Nov 2026 12:00:06 GMT', skewMs: 6_000 },
  { date: 'Thu, 26 Nov 2026 11:59:55 GMT', skewMs: 0 },
  { date: 'Thu, 26 Nov 2026 11:59:54 GMT', skewMs: -6_000 },
  { date: 'soon', skewMs: undefined },
  { date: undefined, skewMs: undefined },
])('an answer of $date at 12:00:00 is $skewMs ms ahead of this machine', ({ date, skewMs }) => {
  expect(skewOf(date, machineMs)).toBe(skewMs);
});
