import { ResourceInUse, ServiceNotFound } from '@aws-sdk/client-servicediscovery';
import { describe, expect, test } from 'vitest';
import { formerName } from '../../../../src/resources/former-name/formerName.io.ts';
import { diffFormerNames, formerNamesOf } from '../../../../src/resources/former-name/formerName.ts';
import { fakeWorld, refusal } from '../../../support/fakeWorld.ts';
import { desired, service } from '../../deploy/literals.ts';

const old = {
  id: 'srv-0',
  arn: 'arn:srv-0',
  name: 'logs',
  records: [],
  healthChecked: true,
  description: 'Fluentd of the log service access-log',
  instanceCount: 0,
};
const namespace = { id: 'ns-1', name: 'local', soaTtl: 10, services: [old] };
const ours = { Tags: [{ Key: 'legacy-log-ecs', Value: 'access-log' }] };

const reading = async (tags: object | Error) => {
  const { world, sent } = fakeWorld({ ListTagsForResource: [tags] });
  const others = { namespace: Promise.resolve(namespace), service: Promise.resolve(service) };
  return { found: await formerName.read(world, desired, others), sent };
};

test('a name that was left empty is found among those of the namespace, and its removal is planned', async () => {
  const { found, sent } = await reading(ours);
  expect(sent.map(({ input }) => input)).toEqual([{ ResourceARN: 'arn:srv-0' }]);
  expect(diffFormerNames(found, 'local')).toEqual([
    {
      name: 'logs.local',
      action: 'update',
      reason: 'this log service had that name before, and nothing is registered under it any more: it is removed',
      changes: [{ path: 'discoveryService', before: 'srv-0', after: null }],
    },
  ]);
});

test.each([
  { name: 'is the present one', one: { ...old, name: 'Fluentd' } },
  { name: 'is described otherwise', one: { ...old, description: 'Fluentd of the log service error-log' } },
  { name: 'has somebody under it', one: { ...old, instanceCount: 1 } },
  { name: 'has nobody knows whom under it', one: { ...old, instanceCount: undefined as never } },
  { name: 'is where the service still is', one: { ...old, arn: service.normal.serviceRegistries[0] ?? '' } },
])('a discovery service that $name is none', ({ one }) => {
  expect(formerNamesOf(desired, { ...namespace, services: [one] }, service)).toEqual([]);
});

test('there is none where no namespace is', () => {
  expect(formerNamesOf(desired, undefined, undefined)).toEqual([]);
});

test.each([
  { name: 'of another log service', tags: { Tags: [{ Key: 'legacy-log-ecs', Value: 'error-log' }] } },
  { name: 'without tags', tags: {} },
  { name: 'whose tags the role may not see', tags: refusal('AccessDeniedException') },
])('one $name is left alone, whatever it is described as', async ({ tags }) => {
  expect((await reading(tags)).found).toEqual([]);
});

test('tags that cannot be read are unknown', async () => {
  await expect(reading(refusal('ThrottlingException'))).rejects.toThrow('the tags of the discovery service "logs"');
});

describe('its removal', () => {
  const step = { resource: 'former-name', name: 'logs.local', action: 'update' as const, reason: '' };
  const removing = async (answer: object | Error, before = 'srv-0') => {
    const { world, sent } = fakeWorld({ DeleteService: [answer] });
    const changes = [{ path: 'discoveryService', before, after: null }];
    await formerName.apply(world, { ...step, changes }, { desired, observed: [old], standing: {} });
    return sent.map(({ operation, input }) => `${operation} ${input.Id}`);
  };

  test('is one call', async () => {
    expect(await removing({})).toEqual(['DeleteService srv-0']);
    expect(await removing({}, 'srv-9')).toEqual([]);
  });

  test.each([
    new ResourceInUse({ message: 'no', $metadata: {} }),
    new ServiceNotFound({ message: 'no', $metadata: {} }),
  ])('is as good as done by $name', async (error) => {
    expect(await removing(error)).toEqual(['DeleteService srv-0']);
  });

  test('that is refused for another reason than that somebody came or it is gone fails', async () => {
    await expect(removing(refusal('AccessDeniedException'))).rejects.toThrow('remove the discovery service "logs"');
  });
});
