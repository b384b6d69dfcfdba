import { describe, expect, test } from 'vitest';
import { NotPossible } from '../../../src/errors.ts';
import {
  diffDiscoveryService,
  type ObservedDiscoveryService,
  updatedRecords,
} from '../../../src/resources/discovery-service/discoveryService.ts';
import { diffLogGroup } from '../../../src/resources/log-group/logGroup.ts';
import { diffNamespace, oneNamespace } from '../../../src/resources/namespace/namespace.ts';
import { desired } from '../deploy/literals.ts';

const discovery: ObservedDiscoveryService = {
  id: 'srv-1',
  arn: 'arn:aws:servicediscovery:ap-northeast-1:111122223333:service/srv-1',
  name: 'fluentd',
  records: [{ type: 'A', ttl: 10 }],
  healthChecked: true,
};

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

describe('diffDiscoveryService', () => {
  test.each([
    { name: 'none', observed: undefined, actions: ['create'] },
    { name: 'the same', observed: discovery, actions: [] },
    { name: 'another TTL', observed: { ...discovery, records: [{ type: 'A', ttl: 60 }] }, actions: ['update'] },
    {
      name: 'a record beside ours',
      observed: { ...discovery, records: [{ type: 'AAAA', ttl: 60 }, ...discovery.records] },
      actions: [],
    },
  ])('$name → $actions', ({ observed, actions }) => {
    expect(diffDiscoveryService(desired.discoveryService, observed).map((step) => step.action)).toEqual(actions);
  });

  test('a service without a health check is adopted as it is, since it can never get one', () => {
    expect(diffDiscoveryService(desired.discoveryService, { ...discovery, healthChecked: false })).toEqual([]);
  });

  test('refuses a service whose name has no address, with the one thing that can be done', () => {
    const srvOnly = { ...discovery, records: [{ type: 'SRV', ttl: 10 }] };
    expect(() => diffDiscoveryService(desired.discoveryService, srvOnly)).toThrow(NotPossible);
    expect(() => diffDiscoveryService(desired.discoveryService, srvOnly)).toThrow(
      'discovery service "fluentd" (srv-1) has no A record',
    );
  });

  test('an update sends every record that there is, because Cloud Map deletes the ones left out', () => {
    const records = [
      { type: 'AAAA', ttl: 300 },
      { type: 'A', ttl: 60 },
    ];
    expect(updatedRecords(desired.discoveryService, { ...discovery, records })).toEqual([
      { type: 'AAAA', ttl: 300 },
      { type: 'A', ttl: 10 },
    ]);
  });
});

test.each([
  { name: 'none', observed: undefined, actions: ['create'] },
  { name: 'the same', observed: { name: '/ecs/access-log', retentionInDays: 30 }, actions: [] },
  { name: 'kept for ever', observed: { name: '/ecs/access-log', retentionInDays: undefined }, actions: ['update'] },
])('diffLogGroup: $name → $actions', ({ observed, actions }) => {
  const group = { logGroupName: '/ecs/access-log', retentionInDays: 30, tags: {} };
  expect(diffLogGroup(group, observed).map((step) => step.action)).toEqual(actions);
});

test('diffLogGroup: without a wanted time a new group gets 30 days, and no group is changed', () => {
  const group = { logGroupName: '/ecs/access-log', tags: {} };
  expect(diffLogGroup(group)).toMatchObject([
    { action: 'create', changes: [{ path: 'retentionInDays', before: null, after: 30 }] },
  ]);
  expect(diffLogGroup(group, { name: '/ecs/access-log', retentionInDays: 3653 })).toEqual([]);
  expect(diffLogGroup(group, { name: '/ecs/access-log', retentionInDays: undefined })).toEqual([]);
});
