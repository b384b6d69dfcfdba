import { expect, test } from 'vitest';
import { standingOf } from '../../../src/resources/resource.ts';

test('standingOf: what an earlier step has created is there for the later ones, whatever its value', () => {
  expect(standingOf({ namespace: 'ns-1', count: 0 }, 'namespace')).toBe('ns-1');
  expect(standingOf({ namespace: 'ns-1', count: 0 }, 'count')).toBe(0);
});

test.each([{ namespace: undefined }, { namespace: null }, {}])(
  'standingOf: %j is a mistake of the order',
  (standing) => {
    expect(() => standingOf<{ namespace: string | null }, 'namespace'>(standing, 'namespace')).toThrow(
      'nothing stands yet for namespace',
    );
  },
);
