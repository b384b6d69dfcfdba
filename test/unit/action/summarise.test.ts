import { expect, test } from 'vitest';
import { withinLimit } from '../../../action/summarise.ts';

test('a summary that fits is left as it is', () => {
  expect(withinLimit('### fine\n')).toBe('### fine\n');
});

test('a summary is cut at a line and by its bytes, of which a character can have three', () => {
  const cut = withinLimit(`${'行'.repeat(100)}\n`.repeat(5_000));
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(1_048_576);
  expect(cut).toMatch(/行\n\n\(cut: a job summary takes 1 MiB\)$/);
});
