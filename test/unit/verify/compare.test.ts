import { expect, test } from 'vitest';
import { compare } from '../../../src/verify/compare.ts';
import type { Count } from '../../../src/verify/count.ts';

const window = { fromMs: 0, toMs: 300_000 };
const counted = (value: bigint): Count => ({ kind: 'known', value });
const denied: Count = { kind: 'unknown', because: 'AccessDenied' };

test.each([
  { name: 'equal', logs: counted(5n), rows: counted(5n), verdict: 'matched', difference: 0n },
  { name: 'both empty', logs: counted(0n), rows: counted(0n), verdict: 'matched', difference: 0n },
  { name: 'one row less', logs: counted(5n), rows: counted(4n), verdict: 'missing', difference: -1n },
  { name: 'one row more', logs: counted(5n), rows: counted(6n), verdict: 'extra', difference: 1n },
  {
    name: 'one apart beyond what a double tells',
    logs: counted(9_007_199_254_740_993n),
    rows: counted(9_007_199_254_740_992n),
    verdict: 'missing',
    difference: -1n,
  },
  { name: 'the log unknown', logs: denied, rows: counted(0n), verdict: 'unknown', difference: undefined },
  { name: 'the rows unknown', logs: counted(0n), rows: denied, verdict: 'unknown', difference: undefined },
  {
    name: 'both unknown: not even equal to each other',
    logs: denied,
    rows: denied,
    verdict: 'unknown',
    difference: undefined,
  },
])('compare: $name → $verdict', ({ logs, rows, verdict, difference }) => {
  expect(compare(window, logs, rows)).toEqual({ window, logs, rows, verdict, difference });
});
