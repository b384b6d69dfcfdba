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

test('oneNamespace: two in one VPC are refused with their ids, for any choice would be a guess', () => {
  const found = [
    { id: 'ns-1', name: 'local', soaTtl: 10 },
    { id: 'ns-2', name: 'local', soaTtl: 10 },
  ];
  expect(() => oneNamespace('local', found)).toThrow(NotPossible);
  expect(() => oneNamespace('local', found)).toThrow(
    'there are 2 private DNS namespaces "local" in one VPC: ns-1, ns-2',
  );
  expect(() => oneNamespace('local', found)).toThrow(
    expect.objectContaining({
      hint: 'which of them senders would ask is unknown: delete the ones that are not used, or name another namespace in discovery.namespace',
    }),
  );
  expect(oneNamespace('local', found.slice(1))?.id).toBe('ns-2');
  expect(oneNamespace('local', [])).toBeUndefined();
});

test('diffNamespace: a plan says where the name is created and how long resolvers remember that it is not there', () => {
  expect(diffNamespace(desired.namespace)).toEqual([
    {
      name: 'local',
      action: 'create',
      reason: 'there is no private DNS namespace of that name in vpc-0a1b',
      changes: [
        { path: 'Vpc', before: null, after: 'vpc-0a1b' },
        { path: 'SOA.TTL', before: null, after: 10 },
      ],
    },
  ]);
  expect(diffNamespace(desired.namespace, { id: 'ns-1', name: 'local', soaTtl: 60 })).toEqual([
    {
      name: 'local',
      action: 'update',
      reason: 'resolvers would remember for another time that the name does not exist',
      changes: [{ path: 'SOA.TTL', before: 60, after: 10 }],
    },
  ]);
});
