import { expect, test } from 'vitest';
import { firstError } from '../../../src/values/firstError.ts';

const refused = new Error('connect ECONNREFUSED ::1:5432');

test.each([
  { name: 'an error is itself', thrown: refused, first: refused },
  { name: 'of several the first', thrown: new AggregateError([refused, new Error('other')]), first: refused },
  { name: 'also of several in several', thrown: new AggregateError([new AggregateError([refused])]), first: refused },
  { name: 'what is no error is itself', thrown: 'no', first: 'no' },
])('$name', ({ thrown, first }) => {
  expect(firstError(thrown)).toBe(first);
});

test('one that stands for none is itself', () => {
  const none = new AggregateError([], 'All promises were rejected');
  expect(firstError(none)).toBe(none);
});
