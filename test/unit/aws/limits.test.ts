import { expect, test } from 'vitest';
import { callLimitMs } from '../../../src/aws/limits.ts';

test.each([
  { name: 'a run without a limit', leftMs: undefined, ms: 20_000 },
  { name: 'long before the limit', leftMs: 600_000, ms: 20_000 },
  { name: 'at the limit', leftMs: 0, ms: 20_000 },
  { name: 'just after it', leftMs: -1, ms: 19_999 },
  { name: 'when a call’s time is nearly over since', leftMs: -18_000, ms: 2_000 },
  { name: 'long after it, for the reads that say how it ended', leftMs: -60_000, ms: 2_000 },
])('$name a call has $ms ms', ({ leftMs, ms }) => {
  expect(callLimitMs(20_000, leftMs)).toBe(ms);
});
