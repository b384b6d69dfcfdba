import { describe, expect, test } from 'vitest';
import {
  type RegisteredInstance,
  refuseOthers,
  wouldJoin,
} from '../../../../src/resources/discovery-service/instances.ts';
import { service } from '../../deploy/literals.ts';

const registry = { arn: 'arn:aws:servicediscovery:ap-northeast-1:111122223333:service/srv-1' };

test.each([
  { name: 'there is none', observed: undefined, joins: true },
  { name: 'it was deleted', observed: { ...service, status: 'INACTIVE' }, joins: true },
  {
    name: 'it is registered elsewhere',
    observed: { ...service, normal: { ...service.normal, serviceRegistries: [`${registry.arn}-of-another`] } },
    joins: true,
  },
  { name: 'it is registered there', observed: service, joins: false },
])('wouldJoin: $name → $joins', ({ observed, joins }) => {
  expect(wouldJoin(observed, registry)).toBe(joins);
});

describe('refuseOthers', () => {
  const name = { id: 'srv-1', name: 'fluentd' };
  const instance: RegisteredInstance = { id: 'a1', ipv4: '10.0.0.7', service: 'access-log', cluster: 'production' };

  test.each([
    {
      by: 'another service',
      instances: [instance, { ...instance, service: 'error-log' }],
      names: '"error-log" in cluster "production"',
    },
    {
      by: 'a service of our name in another cluster',
      instances: [{ ...instance, cluster: 'staging' }],
      names: '"access-log" in cluster "staging"',
    },
  ])('refuses a name that is in use by $by', ({ instances, names }) => {
    const ours = { cluster: 'production', serviceName: 'access-log' };
    expect(() => refuseOthers(ours, name, instances)).toThrow(
      expect.objectContaining({
        name: 'NotPossible',
        message: `discovery service "fluentd" (srv-1) is in use: service ${names} is registered there`,
        hint: 'choose another discovery.service or discovery.namespace: one name leads to one log service',
      }),
    );
  });

  test.each([
    { name: 'nothing', cluster: 'production', instances: [] },
    { name: 'our own service', cluster: 'production', instances: [instance] },
    {
      name: 'our own service, the cluster being configured by its ARN',
      cluster: 'arn:aws:ecs:ap-northeast-1:111122223333:cluster/production',
      instances: [instance],
    },
    {
      name: 'what was registered by hand',
      cluster: 'production',
      instances: [{ ...instance, service: undefined, cluster: undefined }],
    },
  ])('lets a name be that holds $name', ({ cluster, instances }) => {
    expect(() => refuseOthers({ cluster, serviceName: 'access-log' }, name, instances)).not.toThrow();
  });
});
