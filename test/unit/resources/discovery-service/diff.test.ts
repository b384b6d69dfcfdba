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

  test('a plan says for how long each record lives, before and after', () => {
    expect(diffDiscoveryService(desired.discoveryService)).toEqual([
      {
        name: 'fluentd',
        action: 'create',
        reason: 'there is no service of that name in the namespace',
        changes: [{ path: 'DnsRecords.A.TTL', before: null, after: 10 }],
      },
    ]);
    const observed = { ...discovery, records: [{ type: 'A', ttl: 60 }] };
    expect(diffDiscoveryService(desired.discoveryService, observed)).toEqual([
      {
        name: 'fluentd',
        action: 'update',
        reason: 'its records live for another time',
        changes: [{ path: 'DnsRecords.A.TTL', before: 60, after: 10 }],
      },
    ]);
  });

  test('two records that are missing are both named', () => {
    const wanted = {
      ...desired.discoveryService,
      DnsConfig: {
        ...desired.discoveryService.DnsConfig,
        DnsRecords: [
          { Type: 'A' as const, TTL: 10 },
          { Type: 'AAAA' as const, TTL: 10 },
        ],
      },
    };
    expect(() => diffDiscoveryService(wanted, { ...discovery, records: [] })).toThrow('has no A, AAAA record');
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
    expect(() => diffDiscoveryService(desired.discoveryService, srvOnly)).toThrow(
      expect.objectContaining({
        hint: 'Cloud Map never adds a record type: delete that service once nothing is registered in it, or choose another discovery.service',
      }),
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
