import { ClientException } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { planAndLook } from '../../../src/deploy/planAndLook.io.ts';
import { fakeWorld, refusal } from '../../support/fakeWorld.ts';
import { withZones } from '../../support/zones.ts';
import { desired } from './literals.ts';

const listed = {
  Namespaces: [{ Id: 'ns-1', Name: 'local', Properties: { DnsProperties: { HostedZoneId: 'Z1', SOA: { TTL: 10 } } } }],
};
const nothing = {
  ListServices: [{ Services: [] }],
  ListInstances: [{ Instances: [] }],
  DescribeLogGroups: [{ logGroups: [] }],
  DescribeServices: [{ services: [] }],
  DescribeTaskDefinition: [new ClientException({ message: 'Unable to describe task definition.', $metadata: {} })],
};

/** A namespace that stays in the list for a while after its zone is gone: Cloud Map is deleting it. */
const zoneless = { Z1: refusal('NoSuchHostedZone') };

describe('a namespace that is being deleted', () => {
  test('is no longer there at the second look, and is made', async () => {
    const { world } = fakeWorld({ ...nothing, ListNamespaces: [listed, { Namespaces: [] }] });
    const { planned } = await planAndLook(withZones(world, zoneless), desired, { force: false });
    expect(planned.steps.map(({ resource, action }) => `${action} ${resource}`)).toContain('create namespace');
  });

  test('is waited for half a minute, and then the mend is told', async () => {
    const { world } = fakeWorld({ ...nothing, ListNamespaces: [listed] });
    await expect(planAndLook(withZones(world, zoneless), desired, { force: false })).rejects.toMatchObject({
      message: expect.stringContaining('could not read the hosted zone Z1'),
      hint: 'where it was deleted in Route 53, delete its namespace in Cloud Map too, and run again',
    });
    expect(world.clock.nowMs()).toBeGreaterThanOrEqual(30_000);
    expect(world.clock.nowMs()).toBeLessThan(40_000);
  });
});
