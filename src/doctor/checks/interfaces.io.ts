import { DescribeInstanceTypesCommand, type Instance, type _InstanceType as InstanceType } from '@aws-sdk/client-ec2';
import { ListAccountSettingsCommand } from '@aws-sdk/client-ecs';
import { unfit, type Wanted } from '../hosts/fit.ts';
import type { Host } from '../hosts/host.ts';
import { kindOfCapacity } from '../hosts/kind.ts';
import { freedOn } from '../hosts/needs.ts';
import { wantedOf } from '../hosts/wanted.io.ts';
import type { Look } from '../look.ts';
import type { Room } from '../room.io.ts';
import { knownOf, mapped, type Seen, seen } from '../seen.ts';
import { type Interfaces, judgeInterfaces } from './interfaces.ts';

/** Of the hosts that have room: where none has, that is said already. */
export const interfaces: Look = {
  name: 'network interfaces',
  about: ['capacityProviders', 'launchType', 'cluster'],
  look: async (room) => {
    if (kindOfCapacity(room.desired) === 'FARGATE') return [];
    const [hosts, wanted] = await Promise.all([room.shared.hosts(), wantedOf(room)]);
    if (hosts.kind !== 'seen') return judgeInterfaces(hosts, undefined);
    const fitting = hosts.value.filter((host) => unfit(host, wanted) === undefined);
    if (fitting.length === 0 || fitting.some(({ trunked }) => trunked)) {
      return judgeInterfaces(seen(fitting.map((host) => unknown(host, wanted))), undefined);
    }
    return judgeInterfaces(await interfacesOf(room, fitting, wanted), await trunking(room), wanted.untold);
  },
};

async function interfacesOf(room: Room, hosts: readonly Host[], wanted: Wanted): Promise<Seen<readonly Interfaces[]>> {
  const machines = await room.shared.machines();
  if (machines.kind !== 'seen') return machines;
  const most = await mostByType(room, machines.value);
  return mapped(most, (limits) =>
    hosts.map((host) => {
      const machine = machines.value.find(({ InstanceId }) => InstanceId === host.instance);
      const attached = machine?.NetworkInterfaces?.length;
      return { ...unknown(host, wanted), attached, most: limits.get(machine?.InstanceType ?? '') };
    }),
  );
}

function unknown({ arn, instance, trunked }: Host, { leaving }: Wanted): Interfaces {
  return { instance, trunked, most: undefined, attached: undefined, freed: freedOn(arn, leaving).tasks };
}

async function mostByType({ ask, clients }: Room, machines: readonly Instance[]) {
  const types = machines.map(({ InstanceType: type }) => type);
  const InstanceTypes = [...new Set(types)].filter((type): type is InstanceType => type !== undefined);
  if (InstanceTypes.length === 0) return seen(new Map<string, number | undefined>());
  const send = () => clients.ec2().send(new DescribeInstanceTypesCommand({ InstanceTypes }));
  return mapped(await ask('ec2:DescribeInstanceTypes', send), (answer) => {
    const found = answer.InstanceTypes ?? [];
    return new Map(found.map((one) => [one.InstanceType ?? '', one.NetworkInfo?.MaximumNetworkInterfaces]));
  });
}

async function trunking({ ask, world }: Room): Promise<string | undefined> {
  const send = () =>
    world.ecs.send(new ListAccountSettingsCommand({ name: 'awsvpcTrunking', effectiveSettings: true }));
  return knownOf(await ask('ecs:ListAccountSettings', send))?.settings?.[0]?.value;
}
