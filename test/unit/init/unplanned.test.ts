import { expect, test } from 'vitest';
import { NotPossible, ReadFailed } from '../../../src/errors.ts';
import { unplanned } from '../../../src/init/unplanned.ts';

test.each([
  {
    name: 'a service that a deploy refuses',
    error: new NotPossible('its scheduling strategy is DAEMON', { hint: 'delete it' }),
    says: 'nothing, it is refused: its scheduling strategy is DAEMON\n  hint: delete it',
  },
  {
    name: 'a right that a plan needs and init does not',
    error: new ReadFailed('could not read the namespace "internal"'),
    says: 'not known: could not read the namespace "internal"',
  },
])('the plan of $name is told in words, and ends no init', ({ error, says }) => {
  expect(unplanned(error)).toBe(says);
});

test('anything else is no plan’s end', () => {
  expect(() => unplanned(new TypeError('x'))).toThrow(TypeError);
});
