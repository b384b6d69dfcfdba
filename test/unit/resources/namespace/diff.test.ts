import { describe, expect, test } from 'vitest';
import { NotPossible } from '../../../../src/errors.ts';
import { diffNamespace } from '../../../../src/resources/namespace/diff.ts';
import { oneNamespace } from '../../../../src/resources/namespace/namespace.ts';
import { desired } from '../../deploy/literals.ts';

describe('diffNamespace', () => {
  test.each([
    { name: 'none', observed: undefined, actions: ['create'] },
    { name: 'the same', observed: { id: 'ns-1', name: 'local', soaTtl: 10 }, actions: [] },
    { name: 'another SOA TTL', observed: { id: 'ns-1', name: 'local', soaTtl: 60 }, actions: ['update'] },
    {
      name: 'an SOA TTL that AWS does not tell',
      observed: { id: 'ns-1', name: 'local', soaTtl: undefined },
      actions: [],
    },
  ])('$name → $actions', ({ observed, actions }) => {
    expect(diffNamespace(desired.namespace, observed).map((step) => step.action)).toEqual(actions);
  });
});

test('oneNamespace: two of one name are refused with their ids, for any choice would be a guess', () => {
  const found = [
    { id: 'ns-1', name: 'local', soaTtl: 10 },
    { id: 'ns-2', name: 'local', soaTtl: 10 },
    { id: 'ns-3', name: 'local.example', soaTtl: 10 },
  ];
  expect(() => oneNamespace('local', found)).toThrow(NotPossible);
  expect(() => oneNamespace('local', found)).toThrow('there are 2 private DNS namespaces "local": ns-1, ns-2');
  expect(oneNamespace('local.example', found)?.id).toBe('ns-3');
});
