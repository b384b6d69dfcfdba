import { expect, test } from 'vitest';
import { cutTo, withinLimit } from '../../../action/summarise.ts';

test('a summary that fits is left as it is', () => {
  expect(withinLimit('### fine\n')).toBe('### fine\n');
});

test('a summary is cut at a line and by its bytes, of which a character can have three', () => {
  const cut = withinLimit(`${'行'.repeat(100)}\n`.repeat(5_000));
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(1_048_576);
  expect(cut).toMatch(/行\n\n\(cut: the whole is in the log\)$/);
});

test('what is cut closes the block of code and the folded part that it is cut in', () => {
  const markdown = [
    '<details><summary>x</summary>',
    '',
    '````text',
    ...Array.from({ length: 100 }, () => 'a line'),
    '````',
    '</details>',
  ];
  expect(cutTo(markdown.join('\n'), 300)).toMatch(/\na line\n````\n\n<\/details>\n\n\(cut: the whole is in the log\)$/);
});
