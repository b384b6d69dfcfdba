import { expect, test } from 'vitest';
import { once } from '../../../src/values/once.ts';

test.each([
  { texts: ['a', 'a'], kept: ['a'] },
  { texts: ['tasks failed.', 'tasks failed'], kept: ['tasks failed.'] },
  { texts: ['tasks failed', 'rolled back: tasks failed.'], kept: ['rolled back: tasks failed.'] },
  { texts: ['', 'a', ' '], kept: ['a'] },
  { texts: ['a', 'b'], kept: ['a', 'b'] },
])('what $texts say is said once: $kept', ({ texts, kept }) => {
  expect(once(texts)).toEqual(kept);
});
