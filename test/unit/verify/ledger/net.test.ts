import { expect, test } from 'vitest';
import { net } from '../../../../src/verify/ledger/net.ts';

/** `rest/carried/shifted`, and `?` where a neighbour is not known that could make up for the rest. */
const said = (differences: readonly (bigint | undefined)[], into: bigint | undefined, out: bigint | undefined) =>
  net(differences, into, out)
    .map(({ rest, carried, shifted, isOpen }) => `${rest}/${carried}/${shifted}${isOpen ? '?' : ''}`)
    .join(' ');

test.each([
  { name: 'equal counts', differences: [0n, 0n], expected: '0/0/0 0/0/0' },
  { name: 'a line over the edge', differences: [1n, -1n], expected: '0/1/1 0/0/1' },
  { name: 'a row before the edge', differences: [-1n, 1n], expected: '0/-1/1 0/0/1' },
  { name: 'more over the edge than the next one has', differences: [3n, -2n], expected: '1/2/2 0/0/2' },
  { name: 'fewer than the next one has', differences: [2n, -3n], expected: '0/2/2 -1/0/2' },
  { name: 'one that only makes up once', differences: [1n, -1n, 1n], expected: '0/1/1 0/0/1 1/0/0' },
  { name: 'one that makes up for both of its neighbours', differences: [1n, -2n, 1n], expected: '0/1/1 0/-1/2 0/0/1' },
  { name: 'two of which nothing makes up', differences: [1n, 0n, -1n], expected: '1/0/0 0/0/0 -1/0/0' },
])('between neighbours that are known: $name', ({ differences, expected }) => {
  expect(said(differences, 0n, 0n)).toBe(expected);
});

test.each([
  { name: 'before', into: undefined, out: 0n, differences: [1n, 0n], expected: '1/0/0? 0/0/0' },
  { name: 'behind', into: 0n, out: undefined, differences: [0n, 1n], expected: '0/0/0 1/0/0?' },
  { name: 'amid', into: 0n, out: 0n, differences: [1n, undefined, -1n], expected: '1/0/0? 0/0/0 -1/0/0?' },
  { name: 'but nothing is left', into: undefined, out: undefined, differences: [1n, -1n], expected: '0/1/1 0/0/1' },
])('a rest is open where a neighbour is unknown: $name', ({ into, out, differences, expected }) => {
  expect(said(differences, into, out)).toBe(expected);
});

test.each([
  { name: 'what came in is made up for', into: 1n, out: 0n, differences: [-1n], expected: '0/0/1' },
  { name: 'what went out as well', into: 0n, out: 1n, differences: [1n], expected: '0/1/1' },
  { name: 'and no second time', into: 0n, out: 0n, differences: [-1n], expected: '-1/0/0' },
  { name: 'a window whose counts agree gives what it took', into: 1n, out: 1n, differences: [0n], expected: '0/1/2' },
  {
    name: 'a repeat is not hidden by a shift that made the counts equal',
    into: 0n,
    out: 1n,
    differences: [0n],
    expected: '-1/1/1',
  },
])('what crossed an edge for good stays: $name', ({ into, out, differences, expected }) => {
  expect(said(differences, into, out)).toBe(expected);
});
