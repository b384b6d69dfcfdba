import { NamespaceNotFound, ServiceAlreadyExists, ServiceNotFound } from '@aws-sdk/client-servicediscovery';
import { expect, test } from 'vitest';
import { createDiscoveryService } from '../../../../src/resources/discovery-service/apply.io.ts';
import { fakeWorld } from '../../../support/fakeWorld.ts';
import { desired } from '../../deploy/literals.ts';

const $metadata = {};
const made = { Id: 'srv-1', Arn: 'arn:srv-1', Name: 'fluentd', DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 10 }] } };
const exists = new ServiceAlreadyExists({ message: 'no', ServiceId: 'srv-1', $metadata });

test('a namespace that was created a moment ago and is not seen yet is waited for', async () => {
  const early = new NamespaceNotFound({ message: 'no', $metadata });
  const { world, pausesMs } = fakeWorld({ CreateService: [early, early, { Service: made }] });
  expect((await createDiscoveryService(world, desired.discoveryService)).id).toBe('srv-1');
  expect(pausesMs).toEqual([1_000, 2_000]);
});

test('a service that exists already and is not seen yet is taken up once it is', async () => {
  const unseen = new ServiceNotFound({ message: 'no', $metadata });
  const { world } = fakeWorld({ CreateService: [exists], GetService: [unseen, { Service: made }] });
  expect((await createDiscoveryService(world, desired.discoveryService)).arn).toBe('arn:srv-1');
});
