import { expect, test } from 'vitest';
import { judgeFargate, judgeHosts } from '../../../src/doctor/checks/capacity.ts';
import { judgeCluster } from '../../../src/doctor/checks/cluster.ts';
import { type Interfaces, judgeInterfaces } from '../../../src/doctor/checks/interfaces.ts';
import { type Host, toHost } from '../../../src/doctor/hosts/host.ts';
import { kindOfCapacity } from '../../../src/doctor/hosts/kind.ts';
import { needsOf, toLeaving } from '../../../src/doctor/hosts/needs.ts';
import { type Seen, seen } from '../../../src/doctor/seen.ts';
import { toDesired } from '../../../src/render/toDesired.ts';
import { configOf } from '../../support/config.ts';

const denied = { kind: 'unseen', because: 'ecs:List is not allowed', missing: 'ecs:List' } as const;

const host = (more: Partial<Host> = {}): Host => ({
  arn: 'h1',
  instance: 'i-1',
  connected: true,
  cpu: 800,
  memory: 900,
  zone: 'a',
  vpc: 'vpc-1',
  architecture: 'x86_64',
  provider: undefined,
  trunked: false,
  ...more,
});

const wanted = { needs: { cpu: 800, memory: 900 }, zones: ['a'], vpc: 'vpc-1', providers: [], leaving: [] };
const leaving = [{ host: 'h1', cpu: 800, memory: 900 }];

test.each([
  {
    name: 'exactly enough',
    hosts: seen([host()]),
    says: 'ok: 1 of 1 container instances have room: i-1 has 800 CPU units and 900 MiB free; 800 and 900 are needed',
  },
  {
    name: 'one CPU unit too few',
    hosts: seen([host({ cpu: 799 })]),
    says: 'fail: no container instance has room for the task: i-1: 799 CPU units are free, and 800 are needed',
  },
  {
    name: 'one MiB too few',
    hosts: seen([host({ memory: 899 })]),
    says: 'fail: no container instance has room for the task: i-1: 899 MiB are free, and 900 are needed',
  },
  {
    name: 'nothing free but what the old task gives back',
    hosts: seen([host({ cpu: 0, memory: 0 })]),
    leaving,
    says: 'ok: 1 of 1 container instances have room: i-1 has 800 CPU units and 900 MiB free, of which 800 and 900 are of the task that goes first; 800 and 900 are needed',
  },
  {
    name: 'the old task on another host',
    hosts: seen([host({ arn: 'h2', cpu: 0 })]),
    leaving,
    says: 'fail: no container instance has room for the task: i-1: 0 CPU units are free, and 800 are needed',
  },
  { name: 'none', hosts: seen([]), says: 'fail: no container instance is registered with the cluster' },
  {
    name: 'none, and a provider that starts some',
    hosts: seen([]),
    scales: true,
    says: 'warn: no container instance is registered with the cluster',
  },
  {
    name: 'in a zone without a subnet',
    hosts: seen([host({ zone: 'b' })]),
    says: 'fail: no container instance has room for the task: i-1: it is in b, where none of the subnets is',
  },
  {
    name: 'what is free not told',
    hosts: seen([host({ cpu: undefined })]),
    says: 'skip: no container instance has room for the task: i-1: how many CPU units are free is not told',
  },
  { name: 'refused', hosts: denied, says: 'skip: ecs:List is not allowed' },
  {
    name: 'of a provider’s own hosts',
    hosts: seen([host({ provider: 'ours' })]),
    providers: ['ours'],
    says: 'ok: 1 of 1 container instances have room: i-1 has 800 CPU units and 900 MiB free; 800 and 900 are needed',
  },
  {
    name: 'on hosts of another provider, where ECS places none of its tasks',
    hosts: seen([host(), host({ provider: 'other' })]),
    providers: ['ours'],
    says: 'fail: no container instance has room for the task: i-1: it is of no capacity provider, not of ours; i-1: it is of capacity provider other, not of ours',
  },
  {
    name: 'none, and whether the provider starts some may not be read',
    hosts: seen([]),
    scales: denied,
    says: 'skip: no container instance is registered with the cluster; whether the capacity provider starts one is not known: ecs:List is not allowed',
  },
  {
    name: 'nothing free, and what the old task gives back may not be read',
    hosts: seen([host({ cpu: 0 })]),
    untold: denied,
    says: 'skip: no container instance has room for the task: i-1: 0 CPU units are free, and 800 are needed; what the old task gives back is not known: ecs:List is not allowed',
  },
])('capacity: $name', ({ hosts, says, scales = false, leaving: gone = [], providers = [], untold }) => {
  const { result, because } = judgeHosts(
    hosts as Seen<readonly Host[]>,
    { ...wanted, leaving: gone, providers, ...(untold && { untold }) },
    typeof scales === 'boolean' ? seen(scales) : scales,
  );
  expect(`${result}: ${because}`).toBe(says);
});

test('of many hosts without room five are named', () => {
  const hosts = Array.from({ length: 7 }, (_, index) => host({ instance: `i-${index}`, connected: false }));
  const { because } = judgeHosts(seen(hosts), wanted, seen(false));
  expect(because).toContain('i-4: its agent is not connected; and 2 more');
});

test.each([
  { providers: [], has: seen([]), says: 'ok: launch type FARGATE takes nothing of the cluster' },
  {
    providers: ['FARGATE_SPOT'],
    has: seen(['FARGATE_SPOT']),
    says: 'ok: capacity provider FARGATE_SPOT is of the cluster',
  },
  {
    providers: ['FARGATE_SPOT'],
    has: seen(['FARGATE']),
    says: 'fail: capacity provider FARGATE_SPOT is not of the cluster, which has FARGATE',
  },
  { providers: ['FARGATE'], has: denied, says: 'skip: ecs:List is not allowed' },
])('Fargate: $says', ({ providers, has, says }) => {
  const { result, because } = judgeFargate(providers, has);
  expect(`${result}: ${because}`).toBe(says);
});

const interfaces = (more: Partial<Interfaces>): Interfaces => ({
  instance: 'i-1',
  trunked: false,
  most: 3,
  attached: 2,
  freed: 0,
  ...more,
});

test.each<{ name: string; hosts: Seen<readonly Interfaces[]>; trunking?: string; says: string[] }>([
  { name: 'one free', hosts: seen([interfaces({})]), says: ['ok: i-1 has 1 of 3 network interfaces free'] },
  {
    name: 'none free',
    hosts: seen([interfaces({ attached: 3 })]),
    says: ['fail: no network interface is left for the task (RESOURCE:ENI): i-1 has all 3 in use'],
  },
  {
    name: 'none free but that of the old task',
    hosts: seen([interfaces({ attached: 3, freed: 1 })]),
    says: ['ok: i-1 has 1 of 3 network interfaces free'],
  },
  {
    name: 'a trunk',
    hosts: seen([interfaces({ attached: 3 }), interfaces({ instance: 'i-2', trunked: true })]),
    says: ['ok: i-2 has a trunk: its tasks’ interfaces are branches of it'],
  },
  {
    name: 'a limit that is not told',
    hosts: seen([interfaces({ most: undefined })]),
    says: ['skip: how many network interfaces are free is not told'],
  },
  { name: 'refused', hosts: denied, says: ['skip: ecs:List is not allowed'] },
  { name: 'no host with room', hosts: seen([]), says: [] },
])('network interfaces: $name', ({ hosts, trunking, says }) => {
  expect(judgeInterfaces(hosts, trunking).map(({ result, because }) => `${result}: ${because}`)).toEqual(says);
});

test('whether the account has trunks already changes the mend', () => {
  const full = seen([interfaces({ attached: 3 })]);
  expect(judgeInterfaces(full, 'disabled')[0]?.mend).toContain('turn on the account setting awsvpcTrunking');
  expect(judgeInterfaces(full, 'enabled')[0]?.mend).toContain('replace them');
});

test.each([
  { read: seen({ clusters: [{ status: 'ACTIVE' }] }), says: 'ok: cluster "production" is ACTIVE' },
  { read: seen({ clusters: [{ status: 'INACTIVE' }] }), says: 'fail: cluster "production" is INACTIVE' },
  { read: seen({ clusters: [{}] }), says: 'skip: ECS does not tell the status of cluster "production"' },
  { read: seen({ failures: [{ reason: 'MISSING' }] }), says: 'fail: there is no cluster "production"' },
  { read: seen({}), says: 'skip: ECS said nothing of cluster "production"' },
  { read: denied, says: 'skip: ecs:List is not allowed' },
])('cluster: $says', ({ read, says }) => {
  const { result, because } = judgeCluster('production', read);
  expect(`${result}: ${because}`).toBe(says);
});

test('a host is what ECS tells of it, and what it does not tell is unknown', () => {
  expect(
    toHost({
      containerInstanceArn: 'h',
      ec2InstanceId: 'i-1',
      agentConnected: true,
      remainingResources: [{ name: 'CPU', integerValue: 5 }],
      attributes: [
        { name: 'ecs.awsvpc-trunk-id', value: 'eni-1' },
        { name: 'ecs.cpu-architecture', value: 'arm64' },
      ],
    }),
  ).toEqual({
    arn: 'h',
    instance: 'i-1',
    connected: true,
    cpu: 5,
    memory: undefined,
    zone: undefined,
    vpc: undefined,
    architecture: 'arm64',
    trunked: true,
  });
  expect(toHost({})).toMatchObject({ connected: false, trunked: false });
});

test('a task needs what it says, or what its containers say together', () => {
  expect(needsOf(toDesired(configOf()).taskDefinition)).toEqual({ cpu: 800, memory: 800 });
  const fargate = configOf({ launchType: 'FARGATE', task: { cpu: 1024, memory: 2048 } });
  expect(needsOf(toDesired(fargate).taskDefinition)).toEqual({ cpu: 1024, memory: 2048 });
});

test('capacity providers win over the launch type', () => {
  const desired = toDesired(configOf());
  const strategy = (capacityProvider: string) => ({ capacityProviderStrategy: [{ capacityProvider }] });
  expect(kindOfCapacity(desired)).toBe('EC2');
  expect(kindOfCapacity({ ...desired, service: { ...desired.service, ...strategy('FARGATE_SPOT') } })).toBe('FARGATE');
  expect(kindOfCapacity({ ...desired, service: { ...desired.service, ...strategy('my-group') } })).toBe('EC2');
});

test.each([
  { name: 'its own amounts', task: { cpu: '512', memory: '1024' }, cpu: 512, memory: 1024 },
  {
    name: 'its containers’, where it has none',
    task: {
      containers: [
        { cpu: '400', memoryReservation: '300', memory: '600' },
        { cpu: '100', memory: '200' },
      ],
    },
    cpu: 500,
    memory: 500,
  },
])('what an old task gives back is $name', ({ task, cpu, memory }) => {
  expect(toLeaving({ ...task, containerInstanceArn: 'h1' })).toEqual({ cpu, memory, host: 'h1' });
});
