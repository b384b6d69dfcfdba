import { expect, test } from 'vitest';
import type { Generation } from '../../../../images/batch/growing/generation.ts';
import { identify, type Likeness } from '../../../../images/batch/growing/identify.ts';

const file = (base: string, inode: string, size: number, modifiedMs = 0) => ({ base, inode, size, modifiedMs });
const generation = (name: string, foundAs: string, inode: string, offset: number, modifiedMs = 0): Generation => ({
  name,
  stream: 'access',
  foundAs,
  inode,
  size: offset,
  modifiedMs,
  offset,
  head: '',
  tail: '',
  rows: 0,
  rejected: 0,
});

/** What each file's bytes are like, by the file's name and the log's. */
const told = async (
  files: readonly ReturnType<typeof file>[],
  generations: readonly Generation[],
  likeness: Readonly<Record<string, Likeness>>,
) => {
  const identified = await identify(
    files,
    generations,
    async ({ base }, { name }) => likeness[`${base} ${name}`] ?? 'other',
  );
  return identified.map((one) => [one.file.base, one.kind, one.generation?.name].filter(Boolean).join(' '));
};

test.each([
  { name: 'nothing is known', files: [file('log', '1', 9)], known: [], like: {}, expected: ['log new'] },
  {
    name: 'nothing has come: no byte is compared',
    files: [file('log', '1', 9)],
    known: [generation('a', 'log', '1', 9)],
    like: {},
    expected: ['log unchanged a'],
  },
  {
    name: 'it has grown',
    files: [file('log', '1', 12, 5)],
    known: [generation('a', 'log', '1', 9)],
    like: { 'log a': 'same' },
    expected: ['log known a'],
  },
  {
    name: 'renamed, and a new one in its place',
    files: [file('log', '2', 3, 5), file('log.1', '1', 9)],
    known: [generation('a', 'log', '1', 9)],
    like: { 'log.1 a': 'same' },
    expected: ['log new', 'log.1 known a'],
  },
  {
    name: 'the new one begins with the same bytes',
    files: [file('log', '2', 3, 5), file('log.1', '1', 9)],
    known: [generation('a', 'log', '1', 9)],
    like: { 'log.1 a': 'same', 'log a': 'shorter' },
    expected: ['log new', 'log.1 known a'],
  },
  {
    name: 'compressed: another inode, the same bytes',
    files: [file('log.1.gz', '3', 4)],
    known: [generation('a', 'log.1', '1', 9)],
    like: { 'log.1.gz a': 'same' },
    expected: ['log.1.gz known a'],
  },
  {
    name: 'being copied: what grows is read on, the copy by nobody',
    files: [file('log', '1', 12, 5), file('log.1', '2', 6, 6)],
    known: [generation('a', 'log', '1', 9)],
    like: { 'log a': 'same', 'log.1 a': 'shorter' },
    expected: ['log known a', 'log.1 copy'],
  },
  {
    name: 'copied and emptied',
    files: [file('log', '1', 2, 7), file('log.1', '2', 12, 6)],
    known: [generation('a', 'log', '1', 9)],
    like: { 'log a': 'other', 'log.1 a': 'same' },
    expected: ['log new', 'log.1 known a'],
  },
  {
    name: 'three with the same beginning, each renamed once more',
    files: [file('log', '3', 3, 5), file('log.1', '2', 9), file('log.2', '1', 9)],
    known: [generation('a', 'log.1', '1', 9), generation('b', 'log', '2', 9)],
    like: { 'log a': 'shorter', 'log b': 'shorter', 'log.1 b': 'same', 'log.2 a': 'same' },
    expected: ['log new', 'log.1 known b', 'log.2 known a'],
  },
  {
    name: 'copied to the name that the one before was renamed away from',
    files: [file('log', '1', 12, 5), file('log.1', '3', 6, 6), file('log.2', '2', 9)],
    known: [generation('a', 'log', '1', 9), generation('b', 'log.1', '2', 9)],
    like: { 'log a': 'same', 'log.1 a': 'shorter', 'log.2 b': 'same' },
    expected: ['log known a', 'log.1 copy', 'log.2 known b'],
  },
  {
    name: 'renamed and being compressed',
    files: [file('log.1', '1', 9), file('log.1.gz', '3', 2)],
    known: [generation('a', 'log', '1', 9)],
    like: { 'log.1 a': 'same', 'log.1.gz a': 'shorter' },
    expected: ['log.1 known a', 'log.1.gz copy'],
  },
  {
    name: 'the inode of a log that has gone is given again',
    files: [file('log', '1', 20, 5)],
    known: [generation('a', 'log.1', '1', 9)],
    like: { 'log a': 'other' },
    expected: ['log new'],
  },
  {
    name: 'of two logs with the same beginning, the later is taken first',
    files: [file('log.1', '3', 9, 9), file('log.2', '4', 9, 8)],
    known: [generation('a', 'log.1', '1', 9, 1), generation('b', 'log', '2', 9, 2)],
    like: { 'log.1 a': 'same', 'log.1 b': 'same', 'log.2 a': 'same', 'log.2 b': 'same' },
    expected: ['log.1 known b', 'log.2 known a'],
  },
  {
    name: 'what could not be read is none of them, and may be any',
    files: [file('log', '1', 12, 5), file('log.1', '2', 9)],
    known: [generation('a', 'log', '1', 9), generation('b', 'log.1', '2', 8)],
    like: { 'log a': 'unread', 'log.1 b': 'same' },
    expected: ['log unread', 'log.1 known b'],
  },
  {
    name: 'a beginning of what could not be read waits, and another log does not',
    files: [file('log', '1', 12, 5), file('log.1.gz', '3', 2), file('log.2', '4', 3)],
    known: [generation('a', 'log', '1', 9)],
    like: { 'log a': 'unread', 'log.1.gz a': 'shorter' },
    expected: ['log unread', 'log.1.gz copy', 'log.2 new'],
  },
] as const)('$name', async ({ files, known, like, expected }) => {
  expect(await told(files, known, like)).toEqual(expected);
});
