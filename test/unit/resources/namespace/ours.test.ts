import { describe, expect, test } from 'vitest';
import { ourNamespace } from '../../../../src/resources/namespace/ours.io.ts';
import { fakeWorld, refusal } from '../../../support/fakeWorld.ts';
import { withZones } from '../../../support/zones.ts';
import { service as untagged } from '../../deploy/literals.ts';

const registryArn = 'arn:aws:servicediscovery:ap-northeast-1:111122223333:service/srv-1';
/** Deployed with that VPC before. */
const service = { ...untagged, tags: { 'legacy-log-ecs:vpc': 'vpc-1' } };
const wanted = { Name: 'local', Vpc: 'vpc-1' };
const one = { id: 'ns-1', name: 'local', soaTtl: 10, zoneId: 'Z1' };
const other = { id: 'ns-2', name: 'local', soaTtl: 10, zoneId: 'Z2' };
const services = { ListServices: [{ Services: [{ Id: 'srv-1', Arn: registryArn, Name: 'fluentd' }] }] };

async function chosen(
  found: Parameters<typeof ourNamespace>[2],
  zones: Parameters<typeof withZones>[1],
  standing: typeof untagged | undefined = undefined,
) {
  const fake = fakeWorld(services);
  const world = withZones(fake.world, zones);
  const namespace = await ourNamespace(world, wanted, found, Promise.resolve(standing));
  return { id: namespace?.id, services: namespace?.services?.map(({ name }) => name), asked: world.calls.length };
}

describe('the namespace of our VPC', () => {
  test('is none where none has the name, and nobody is asked', async () => {
    expect(await chosen([], {})).toEqual({ id: undefined, services: undefined, asked: 0 });
  });

  test('is the only one where our service is registered in it, and nobody is asked', async () => {
    expect(await chosen([one], {}, service)).toEqual({ id: 'ns-1', services: ['fluentd'], asked: 0 });
  });

  test.each([
    { name: 'there is no service of ours', standing: undefined },
    {
      name: 'another VPC was configured when our service was registered in it',
      standing: { ...service, tags: { 'legacy-log-ecs:vpc': 'vpc-2' } },
    },
    { name: 'nothing tells with which VPC it was registered', standing: { ...service, tags: {} } },
    { name: 'our service was deleted', standing: { ...service, status: 'INACTIVE' } },
    {
      name: 'our service is registered elsewhere',
      standing: { ...service, normal: { ...service.normal, serviceRegistries: ['arn:other'] } },
    },
  ])('is the only one if its zone is of our VPC, where $name', async ({ standing }) => {
    expect(await chosen([one], { Z1: ['vpc-0', 'vpc-1'] }, standing)).toMatchObject({ id: 'ns-1', asked: 1 });
    expect(await chosen([one], { Z1: ['vpc-2'] }, standing)).toMatchObject({ id: undefined, asked: 1 });
  });

  test('is the one among several whose zone is of our VPC, even if another cannot be read', async () => {
    expect(await chosen([one, other], { Z1: ['vpc-2'], Z2: ['vpc-1'] }, service)).toMatchObject({ id: 'ns-2' });
    expect(await chosen([one, other], { Z1: refusal('AccessDenied'), Z2: ['vpc-1'] })).toMatchObject({ id: 'ns-2' });
    expect(await chosen([one, other], { Z1: ['vpc-2'], Z2: ['vpc-3'] })).toMatchObject({ id: undefined });
  });

  test('is refused where two are of it', async () => {
    await expect(chosen([one, other], { Z1: ['vpc-1'], Z2: ['vpc-1'] })).rejects.toThrow('ns-1, ns-2');
  });

  test('is unknown where its zone tells no VPC, which every private zone has: it would be made a second time', async () => {
    await expect(chosen([one], { Z1: [] })).rejects.toThrow('the answer does not tell its VPCs');
  });

  test.each([
    { name: 'its zone', found: [one], zones: { Z1: refusal('AccessDenied') } },
    {
      name: 'the zone of one that may be it',
      found: [one, other],
      zones: { Z1: ['vpc-2'], Z2: refusal('AccessDenied') },
    },
  ])('is unknown where $name may not be read', async ({ found, zones }) => {
    await expect(chosen(found, zones)).rejects.toMatchObject({
      name: 'ReadFailed',
      hint: 'the role needs route53:GetHostedZone',
    });
  });

  test('is unknown where Cloud Map does not tell its zone', async () => {
    const { zoneId: _, ...untold } = one;
    await expect(chosen([untold], {})).rejects.toThrow('does not tell the hosted zone of the namespace "local" (ns-1)');
  });
});
