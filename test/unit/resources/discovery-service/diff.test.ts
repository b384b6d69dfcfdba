import { describe, expect, test } from 'vitest';
import { NotPossible } from '../../../../src/errors.ts';
import { diffDiscoveryService } from '../../../../src/resources/discovery-service/diff.ts';
import {
  type ObservedDiscoveryService,
  updatedRecords,
} from '../../../../src/resources/discovery-service/discoveryService.ts';
import { desired } from '../../deploy/literals.ts';

const discovery: ObservedDiscoveryService = {
  id: 'srv-1',
  arn: 'arn:aws:servicediscovery:ap-northeast-1:111122223333:service/srv-1',
  name: 'fluentd',
  records: [{ type: 'A', ttl: 10 }],
  healthChecked: true,
};

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
