import {
  DescribeInstancesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  type Instance,
} from '@aws-sdk/client-ec2';
import {
  DescribeClustersCommand,
  type DescribeClustersCommandOutput,
  DescribeContainerInstancesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  paginateListContainerInstances,
} from '@aws-sdk/client-ecs';
import { DescribeSecretCommand, type DescribeSecretCommandOutput } from '@aws-sdk/client-secrets-manager';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { entriesOf } from '../aws/entries.ts';
import type { AwsWorld } from '../aws/world.ts';
import type { Desired } from '../render/desired.ts';
import type { Ask } from './ask.io.ts';
import type { Clients } from './clients.io.ts';
import { type Host, toHost } from './hosts/host.ts';
import { type Leaving, toLeaving } from './hosts/needs.ts';
import { type Caller, toCaller } from './iam/caller.ts';
import { type Group, toGroup } from './network/group.ts';
import { type Subnet, toSubnet } from './network/subnet.ts';
import { once } from './once.ts';
import { regionOf, secretArn, secretsOf } from './secrets/named.ts';
import { allSeen, mapped, type Seen, seen } from './seen.ts';

type Read<Value> = () => Promise<Seen<Value>>;

/** Reads that several checks need, each made once, when the first of them asks. */
export interface Shared {
  readonly caller: Read<Caller>;
  readonly clusters: Read<Pick<DescribeClustersCommandOutput, 'clusters' | 'failures'>>;
  readonly subnets: Read<readonly Subnet[]>;
  readonly groups: Read<readonly Group[]>;
  /** The container instances of the cluster that take tasks. */
  readonly hosts: Read<readonly Host[]>;
  /** The tasks of the service, which go before a new one comes. */
  readonly leaving: Read<readonly Leaving[]>;
  /** The EC2 instances of the hosts. */
  readonly machines: Read<readonly Instance[]>;
  /** The secrets of Secrets Manager by their ARNs, without their values. */
  readonly secrets: () => Promise<ReadonlyMap<string, Seen<DescribeSecretCommandOutput>>>;
}

interface From {
  readonly world: AwsWorld;
  readonly desired: Desired;
  readonly clients: Clients;
  readonly ask: Ask;
}

export function openShared(from: From): Shared {
  const hosts = once(() => readHosts(from));
  return {
    caller: once(() => readCaller(from)),
    clusters: once(() => readClusters(from)),
    subnets: once(() => readSubnets(from)),
    groups: once(() => readGroups(from)),
    hosts,
    leaving: once(() => readLeaving(from)),
    machines: once(async () => readMachines(from, await hosts())),
    secrets: once(() => readSecrets(from)),
  };
}

async function readCaller({ ask, clients }: From): Promise<Seen<Caller>> {
  const send = () => clients.sts().send(new GetCallerIdentityCommand({}));
  return mapped(await ask('sts:GetCallerIdentity', send), toCaller);
}

function readClusters({ ask, world, desired }: From) {
  const send = () => world.ecs.send(new DescribeClustersCommand({ clusters: [desired.service.cluster] }));
  return ask('ecs:DescribeClusters', send);
}

async function readSubnets({ ask, clients, desired }: From): Promise<Seen<readonly Subnet[]>> {
  const { subnets: SubnetIds } = network(desired);
  const send = () => clients.ec2().send(new DescribeSubnetsCommand({ SubnetIds }));
  const found = await ask('ec2:DescribeSubnets', send, ['InvalidSubnetID.NotFound', 'InvalidSubnetId.Malformed']);
  return mapped(found, ({ Subnets = [] }) => Subnets.map(toSubnet));
}

async function readGroups({ ask, clients, desired }: From): Promise<Seen<readonly Group[]>> {
  const { securityGroups: GroupIds } = network(desired);
  const send = () => clients.ec2().send(new DescribeSecurityGroupsCommand({ GroupIds }));
  const found = await ask('ec2:DescribeSecurityGroups', send, ['InvalidGroup.NotFound', 'InvalidGroupId.Malformed']);
  return mapped(found, ({ SecurityGroups = [] }) => SecurityGroups.map(toGroup));
}

/** As many as one call of DescribeContainerInstances takes. Source: its API reference. */
const hostsPerCall = 100;

async function readHosts({ ask, world: { ecs }, desired }: From): Promise<Seen<readonly Host[]>> {
  const { cluster } = desired.service;
  const list = () =>
    entriesOf(
      paginateListContainerInstances({ client: ecs }, { cluster, status: 'ACTIVE' }),
      (page) => page.containerInstanceArns,
    );
  const listed = await ask('ecs:ListContainerInstances', list, ['ClusterNotFoundException']);
  if (listed.kind !== 'seen') return listed;
  const parts = Array.from({ length: Math.ceil(listed.value.length / hostsPerCall) }, (_, part) =>
    listed.value.slice(part * hostsPerCall, (part + 1) * hostsPerCall),
  );
  const described = parts.map((containerInstances) => {
    const send = () => ecs.send(new DescribeContainerInstancesCommand({ cluster, containerInstances }));
    return ask('ecs:DescribeContainerInstances', send);
  });
  return mapped(allSeen(await Promise.all(described)), (answers) =>
    answers.flatMap((answer) => (answer.containerInstances ?? []).map(toHost)),
  );
}

async function readLeaving({ ask, world: { ecs }, desired }: From): Promise<Seen<readonly Leaving[]>> {
  const { cluster, serviceName } = desired.service;
  const list = () => ecs.send(new ListTasksCommand({ cluster, serviceName }));
  const listed = await ask('ecs:ListTasks', list, ['ServiceNotFoundException', 'ClusterNotFoundException']);
  if (listed.kind === 'absent') return seen([]);
  const tasks = listed.kind === 'seen' ? (listed.value.taskArns ?? []) : [];
  if (listed.kind !== 'seen' || tasks.length === 0) return mapped(listed, () => []);
  const described = await ask('ecs:DescribeTasks', () => ecs.send(new DescribeTasksCommand({ cluster, tasks })));
  return mapped(described, (answer) => (answer.tasks ?? []).map(toLeaving));
}

async function readMachines({ ask, clients }: From, hosts: Seen<readonly Host[]>): Promise<Seen<readonly Instance[]>> {
  if (hosts.kind !== 'seen') return hosts;
  const InstanceIds = hosts.value.map(({ instance }) => instance).filter((id) => id.startsWith('i-'));
  if (InstanceIds.length === 0) return seen([]);
  const send = () => clients.ec2().send(new DescribeInstancesCommand({ InstanceIds }));
  const found = await ask('ec2:DescribeInstances', send, ['InvalidInstanceID.NotFound']);
  return mapped(found, ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances));
}

async function readSecrets({
  ask,
  clients,
  desired,
}: From): Promise<ReadonlyMap<string, Seen<DescribeSecretCommandOutput>>> {
  const arns = secretsOf(desired).flatMap((name) => secretArn(name) ?? []);
  const read = arns.map(async (SecretId) => {
    const send = () => clients.secrets(regionOf(SecretId)).send(new DescribeSecretCommand({ SecretId }));
    return [SecretId, await ask('secretsmanager:DescribeSecret', send, ['ResourceNotFoundException'])] as const;
  });
  return new Map(await Promise.all(read));
}

export function network({ service }: Desired) {
  const { subnets = [], securityGroups = [], assignPublicIp } = service.networkConfiguration.awsvpcConfiguration;
  return { subnets, securityGroups, isPublic: assignPublicIp === 'ENABLED' };
}
