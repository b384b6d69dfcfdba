import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import {
  DescribeAccessPointsCommand,
  DescribeFileSystemsCommand,
  DescribeMountTargetSecurityGroupsCommand,
  DescribeMountTargetsCommand,
  type MountTargetDescription,
} from '@aws-sdk/client-efs';
import { kindOfCapacity } from '../hosts/kind.ts';
import type { Look } from '../look.ts';
import type { Origin } from '../network/admitted.ts';
import { type Group, type Rule, toGroup } from '../network/group.ts';
import type { Room } from '../room.io.ts';
import { knownOf, mapped, type Seen } from '../seen.ts';
import { network } from '../shared.io.ts';
import { judgeAccessPoint, withoutAccessPoint } from './accessPoint.ts';
import { judgeFileSystem, judgeTargets, type MountTarget } from './efs.ts';

export const efs: Look = {
  name: 'efs',
  about: ['volume.fileSystem', 'volume.accessPoint', 'network.subnets'],
  look: async (room) => {
    const { config, desired, shared } = room;
    if (config.volume.type !== 'efs') return [];
    const { fileSystem, accessPoint } = config.volume;
    const [system, targets, subnets, { origin, task, outbound }, owner] = await Promise.all([
      readFileSystem(room, fileSystem),
      readTargets(room, fileSystem),
      shared.subnets(),
      originsOf(room),
      accessPoint === undefined ? withoutAccessPoint() : lookAtAccessPoint(room, accessPoint, fileSystem),
    ]);
    return [
      judgeFileSystem(fileSystem, system),
      ...judgeTargets(desired.namespace.Vpc, subnets, targets, origin, task, outbound),
      owner,
    ];
  },
};

async function readFileSystem({ ask, clients }: Room, FileSystemId: string) {
  const send = () => clients.efs().send(new DescribeFileSystemsCommand({ FileSystemId }));
  const found = await ask('elasticfilesystem:DescribeFileSystems', send, ['FileSystemNotFound']);
  return mapped(found, ({ FileSystems }) => FileSystems?.[0]);
}

async function lookAtAccessPoint({ ask, clients }: Room, AccessPointId: string, fileSystem: string) {
  const send = () => clients.efs().send(new DescribeAccessPointsCommand({ AccessPointId }));
  const found = await ask('elasticfilesystem:DescribeAccessPoints', send, ['AccessPointNotFound']);
  return judgeAccessPoint(
    AccessPointId,
    fileSystem,
    mapped(found, ({ AccessPoints }) => AccessPoints?.[0]),
  );
}

async function readTargets(room: Room, FileSystemId: string): Promise<Seen<readonly MountTarget[]>> {
  const send = () => room.clients.efs().send(new DescribeMountTargetsCommand({ FileSystemId }));
  const found = await room.ask('elasticfilesystem:DescribeMountTargets', send, ['FileSystemNotFound']);
  if (found.kind !== 'seen') return found;
  const targets = await Promise.all((found.value.MountTargets ?? []).map((target) => toTarget(room, target)));
  return { kind: 'seen', value: targets };
}

async function toTarget(room: Room, target: MountTargetDescription): Promise<MountTarget> {
  const {
    MountTargetId: id = '',
    AvailabilityZoneName: zone,
    VpcId: vpc,
    LifeCycleState: state,
    IpAddress: address,
  } = target;
  return { id, zone, vpc, state, address, groups: await groupsOf(room, id) };
}

async function groupsOf({ ask, clients }: Room, MountTargetId: string): Promise<Seen<readonly Group[]>> {
  const list = () => clients.efs().send(new DescribeMountTargetSecurityGroupsCommand({ MountTargetId }));
  const listed = await ask('elasticfilesystem:DescribeMountTargetSecurityGroups', list, ['MountTargetNotFound']);
  if (listed.kind !== 'seen') return listed;
  const GroupIds = listed.value.SecurityGroups ?? [];
  const send = () => clients.ec2().send(new DescribeSecurityGroupsCommand({ GroupIds }));
  const found = await ask('ec2:DescribeSecurityGroups', send, ['InvalidGroup.NotFound']);
  return mapped(found, ({ SecurityGroups = [] }) => SecurityGroups.map(toGroup));
}

interface Origins {
  readonly origin?: Origin;
  readonly task?: Origin;
  readonly outbound?: Seen<readonly Rule[]>;
}

/** The task mounts by itself on Fargate; on EC2 its host does. */
async function originsOf({ desired, shared }: Room): Promise<Origins> {
  const subnets = knownOf(await shared.subnets()) ?? [];
  const task = { groups: network(desired).securityGroups, cidrs: subnets.flatMap(({ cidr }) => cidr ?? []) };
  if (kindOfCapacity(desired) === 'FARGATE') {
    const outbound = mapped(await shared.groups(), (groups) => groups.flatMap((group) => group.outbound));
    return { origin: task, outbound };
  }
  const machines = knownOf(await shared.machines()) ?? [];
  const groups = machines.flatMap(({ SecurityGroups = [] }) => SecurityGroups.flatMap(({ GroupId }) => GroupId ?? []));
  const cidrs = machines.flatMap(({ PrivateIpAddress: address }) => (address === undefined ? [] : [`${address}/32`]));
  return machines.length === 0 ? { task } : { origin: { groups: [...new Set(groups)], cidrs }, task };
}
