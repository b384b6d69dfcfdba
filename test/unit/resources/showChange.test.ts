import { expect, test } from 'vitest';
import { showChange } from '../../../src/resources/showChange.ts';

test('only the words of a command are hidden, whatever the words of another list hold', () => {
  const list = ['a=b'];
  expect(showChange({ path: 'volumes.v.options', before: list, after: null })).toEqual({
    path: 'volumes.v.options',
    before: ['a=b'],
    after: null,
  });
  expect(showChange({ path: 'containerDefinitions.batch.command', before: list, after: null }).before).toEqual([
    expect.stringMatching(/^a=hash:[0-9a-f]{12}$/),
  ]);
});

test('all that stands behind the first = counts, each further = among it', () => {
  const shown = (word: string) => showChange({ path: 'command', before: null, after: [word] }).after;
  expect(shown('TOKEN=a=b')).not.toEqual(shown('TOKEN=ab'));
});

test.each([
  { words: ['mysql', '-uroot', '-phunter2', 'logs'], hidden: 2 },
  { words: ['sh', '-c', 'mysql -phunter2 logs'], hidden: 2 },
  { words: ['/batch', '--password', 'hunter2', '--all'], hidden: 2 },
])('a secret in a command that is told by the words before it is a fingerprint: $words', ({ words, hidden }) => {
  const { before } = showChange({ path: 'containerDefinitions.batch.command', before: words, after: [] });
  expect(before).toEqual(
    words.map((word, at) => (at === hidden ? expect.stringMatching(/^hash:[0-9a-f]{12}$/) : word)),
  );
});
