import { expect, test } from 'vitest';
import { stopAt } from '../../../lambda/stopAt.ts';

test('2 s of the time that Lambda leaves are kept for the report', () => {
  expect(stopAt(1_000_000, 30_000)).toBe(1_028_000);
});
