import { expect, test } from 'vitest';
import { NotPossible } from '../../../src/errors.ts';
import { because } from '../../../src/verify/because.ts';
import { compare } from '../../../src/verify/compare.ts';
import { addCounts, readCount } from '../../../src/verify/count.ts';
import type { Count } from '../../../src/verify/verdict.ts';

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

test('a sum with an unknown part is unknown', () => {
  expect(addCounts(counted(1n), counted(2n))).toEqual(counted(3n));
  expect(addCounts(counted(1n), denied)).toEqual(denied);
  expect(addCounts(denied, counted(1n))).toEqual(denied);
});

test.each([
  { text: '34700', count: 34700n },
  { text: '9007199254740993', count: 9_007_199_254_740_993n },
  { text: '12.0', count: 12n },
  { text: '-3', count: -3n },
  { text: '12.5', count: undefined },
  { text: '1.2E10', count: undefined },
  { text: '', count: undefined },
])('readCount: "$text" is $count', ({ text, count }) => {
  expect(readCount(text)).toBe(count);
});

test.each([
  {
    name: 'of AWS',
    error: Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }),
    says: 'ThrottlingException: Rate exceeded',
  },
  {
    name: 'of a driver',
    error: Object.assign(new Error('no such role'), { code: '28000' }),
    says: '28000: no such role',
  },
  {
    name: 'that names its code',
    error: Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }),
    says: 'connect ECONNREFUSED 127.0.0.1:5432',
  },
  {
    name: 'of two addresses',
    error: new AggregateError([new Error('first'), new Error('second')]),
    says: 'Error: first',
  },
  { name: 'of ours', error: new NotPossible('not so', { hint: 'do this' }), says: 'not so (do this)' },
])('an error $name says why', ({ error, says }) => {
  expect(because(error)).toBe(says);
});
