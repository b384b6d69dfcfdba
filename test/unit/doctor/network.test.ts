import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/doctor/check.ts';
import { judgePort, type Sender } from '../../../src/doctor/checks/port.ts';
import { judgeGroups } from '../../../src/doctor/checks/securityGroups.ts';
import { judgeSubnets } from '../../../src/doctor/checks/subnets.ts';
import { judgeVpc } from '../../../src/doctor/checks/vpc.ts';
import { judgeWay } from '../../../src/doctor/checks/way.ts';
import { holds } from '../../../src/doctor/network/cidr.ts';
import { type Group, toGroup } from '../../../src/doctor/network/group.ts';
import type { Subnet } from '../../../src/doctor/network/subnet.ts';
import { type Seen, seen } from '../../../src/doctor/seen.ts';

const denied = { kind: 'unseen', because: 'ec2:Describe is not allowed', missing: 'ec2:Describe' } as const;
const absent = { kind: 'absent', because: "'x' does not exist" } as const;

const inWords = ({ result, because, missing }: Finding) =>
  `${result}: ${because}${missing === undefined ? '' : ` [${missing.join(', ')}]`}`;

const subnet = (id: string, more: Partial<Subnet> = {}): Subnet => ({
  id,
  vpc: 'vpc-1',
  zone: 'a',
  cidr: '10.0.0.0/24',
  freeAddresses: 250,
  ...more,
});

test.each<{ name: string; read: Seen<readonly Subnet[]>; replaces?: boolean; says: string }>([
  {
    name: 'of the VPC with addresses',
    read: seen([subnet('a'), subnet('b', { freeAddresses: 1 })]),
    says: 'ok: a, b are of vpc-1, with 250 and 1 free addresses',
  },
  { name: 'not there', read: absent, says: "fail: 'x' does not exist" },
  { name: 'refused', read: denied, says: 'skip: ec2:Describe is not allowed [ec2:Describe]' },
  { name: 'one left out of the answer', read: seen([subnet('a')]), says: 'skip: EC2 said nothing of b' },
  {
    name: 'of another VPC',
    read: seen([subnet('a'), subnet('b', { vpc: 'vpc-2' })]),
    says: 'fail: b is of vpc-2, not of vpc-1',
  },
  {
    name: 'of a VPC that is not told',
    read: seen([subnet('a'), subnet('b', { vpc: undefined })]),
    says: 'skip: of which VPC b is, is not told',
  },
  {
    name: 'one full',
    read: seen([subnet('a'), subnet('b', { freeAddresses: 0 })]),
    says: 'warn: no address is free in b, where ECS may try to start the task',
  },
  {
    name: 'all full',
    read: seen([subnet('a', { freeAddresses: 0 }), subnet('b', { freeAddresses: 0 })]),
    says: 'fail: no address is free in a, b',
  },
  {
    name: 'all full, and the old task gives its own back',
    read: seen([subnet('a', { freeAddresses: 0 }), subnet('b', { freeAddresses: 0 })]),
    replaces: true,
    says: 'warn: no address is free in a, b, where ECS may try to start the task',
  },
  {
    name: 'addresses not told',
    read: seen([subnet('a', { freeAddresses: undefined }), subnet('b')]),
    says: 'skip: a, b are of vpc-1; how many addresses are free is not told',
  },
])('subnets: $name', ({ read, replaces = false, says }) => {
  expect(judgeSubnets(['a', 'b'], 'vpc-1', read, seen(replaces)).map(inWords)).toEqual([says]);
});

const group = (inbound: Parameters<typeof toGroup>[0]['IpPermissions'], more: Partial<Group> = {}): Group => ({
  ...toGroup({ GroupId: 'sg-1', VpcId: 'vpc-1', IpPermissions: inbound ?? [] }),
  ...more,
});

test.each<{ name: string; read: Seen<readonly Group[]>; says: string }>([
  { name: 'of the VPC', read: seen([group([])]), says: 'ok: sg-1 is of vpc-1' },
  { name: 'not there', read: absent, says: "fail: 'x' does not exist" },
  { name: 'refused', read: denied, says: 'skip: ec2:Describe is not allowed [ec2:Describe]' },
  { name: 'not answered', read: seen([]), says: 'skip: EC2 said nothing of sg-1' },
  { name: 'of another VPC', read: seen([group([], { vpc: 'vpc-2' })]), says: 'fail: sg-1 is of vpc-2, not of vpc-1' },
  {
    name: 'of a VPC that is not told',
    read: seen([group([], { vpc: undefined })]),
    says: 'skip: of which VPC sg-1 is, is not told',
  },
])('security groups: $name', ({ read, says }) => {
  expect(judgeGroups(['sg-1'], 'vpc-1', read).map(inWords)).toEqual([says]);
});

const from = (FromPort: number, ToPort: number, more: object) => ({ IpProtocol: 'tcp', FromPort, ToPort, ...more });
const app: Sender = { kind: 'known', name: '"web"', groups: ['sg-web'], cidrs: ['10.0.1.0/24', '10.0.2.0/24'] };
const groupPair = { UserIdGroupPairs: [{ GroupId: 'sg-web' }] };
const range = (CidrIp: string) => ({ IpRanges: [{ CidrIp }] });

test.each<{ name: string; read: Seen<readonly Group[]>; sender?: Sender; says: string[] }>([
  {
    name: 'the app’s group',
    read: seen([group([from(24224, 24224, groupPair)])]),
    says: ['ok: "web" is let in to port 24224 by sg-web'],
  },
  {
    name: 'a range of ports that ends there',
    read: seen([group([from(24000, 24224, groupPair)])]),
    says: ['ok: "web" is let in to port 24224 by sg-web'],
  },
  {
    name: 'a range of ports that ends before it',
    read: seen([group([from(24000, 24223, groupPair)])]),
    says: ['fail: nobody is let in to port 24224'],
  },
  {
    name: 'UDP alone',
    read: seen([group([{ ...from(24224, 24224, groupPair), IpProtocol: 'udp' }])]),
    says: ['fail: nobody is let in to port 24224'],
  },
  {
    name: 'all protocols, from ranges that hold every subnet of the app',
    read: seen([group([{ IpProtocol: '-1', ...range('10.0.0.0/16') }])]),
    says: ['ok: "web" is let in to port 24224 by 10.0.0.0/16'],
  },
  {
    name: 'a range that holds one of the app’s two subnets',
    read: seen([group([from(24224, 24224, range('10.0.1.0/24'))])]),
    says: ['fail: "web" (sg-web) is not let in to port 24224, which is open to 10.0.1.0/24'],
  },
  {
    name: 'the whole world',
    read: seen([group([from(24224, 24224, range('0.0.0.0/0'))])]),
    says: ['ok: "web" is let in to port 24224 by 0.0.0.0/0', 'warn: port 24224 is open to 0.0.0.0/0'],
  },
  {
    name: 'a prefix list',
    read: seen([group([from(24224, 24224, { PrefixListIds: [{ PrefixListId: 'pl-1' }] })])]),
    says: ['skip: whether pl-1 lets "web" in to port 24224 is not looked up'],
  },
  {
    name: 'nobody named who sends',
    read: seen([group([from(24224, 24224, groupPair)])]),
    sender: { kind: 'unnamed' },
    says: ['ok: port 24224 is open to sg-web; who sends is not said (app)'],
  },
  {
    name: 'nobody named, and open to the world of IPv6',
    read: seen([group([from(24224, 24224, { Ipv6Ranges: [{ CidrIpv6: '::/0' }] })])]),
    sender: { kind: 'unnamed' },
    says: ['warn: port 24224 is open to ::/0'],
  },
  {
    name: 'a sender that could not be read',
    read: seen([group([from(24224, 24224, groupPair)])]),
    sender: { kind: 'unknown', because: 'ecs:DescribeServices is not allowed', missing: 'ecs:DescribeServices' },
    says: ['skip: ecs:DescribeServices is not allowed; port 24224 is open to sg-web [ecs:DescribeServices]'],
  },
  { name: 'groups that are refused', read: denied, says: ['skip: ec2:Describe is not allowed [ec2:Describe]'] },
  { name: 'groups that are not there', read: absent, says: ['skip: the security groups are not there'] },
])('port: $name', ({ read, sender = app, says }) => {
  expect(judgePort(24224, read, sender).map(inWords)).toEqual(says);
});

test('a closed port’s mend names the groups', () => {
  expect(judgePort(24224, seen([group([])]), app)[0]?.mend).toBe(
    'aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 24224 --source-group sg-web',
  );
});

const out = (more: object, ports: readonly [number, number] = [24224, 24224]) =>
  toGroup({ GroupId: 'sg-web', IpPermissionsEgress: [from(...ports, more)] }).outbound;

test.each<{ name: string; outbound: Seen<readonly Group['outbound'][number][]>; ranges?: string[]; says: string[] }>([
  { name: 'the world', outbound: seen(out(range('0.0.0.0/0'))), says: [] },
  { name: 'the world, wherever the collector is', outbound: seen(out(range('0.0.0.0/0'))), ranges: [], says: [] },
  { name: 'the collector’s group', outbound: seen(out({ UserIdGroupPairs: [{ GroupId: 'sg-1' }] })), says: [] },
  { name: 'a range that holds its subnets', outbound: seen(out(range('10.0.0.0/16'))), says: [] },
  {
    name: 'HTTPS alone',
    outbound: seen(out(range('0.0.0.0/0'), [443, 443])),
    says: ['fail: the groups of "web" let nothing out to port 24224'],
  },
  {
    name: 'another group alone',
    outbound: seen(out({ UserIdGroupPairs: [{ GroupId: 'sg-db' }] })),
    says: ['fail: the groups of "web" let out to port 24224 of sg-db alone'],
  },
  {
    name: 'another group alone, where the collector’s subnets are not known',
    outbound: seen(out({ UserIdGroupPairs: [{ GroupId: 'sg-db' }] })),
    ranges: [],
    says: ['skip: the groups of "web" let out to port 24224 of sg-db alone; where the port is, is not known'],
  },
  {
    name: 'a prefix list',
    outbound: seen(out({ PrefixListIds: [{ PrefixListId: 'pl-1' }] })),
    says: ['skip: whether pl-1 lets "web" out to port 24224 is not looked up'],
  },
  { name: 'what is refused', outbound: denied, says: ['skip: ec2:Describe is not allowed [ec2:Describe]'] },
])('a sender whose groups let out to $name', ({ outbound, ranges = ['10.0.9.0/24'], says }) => {
  const open = seen([group([from(24224, 24224, groupPair)])]);
  const findings = judgePort(24224, open, { ...app, outbound }, ranges);
  expect(findings.map(inWords)).toEqual(['ok: "web" is let in to port 24224 by sg-web', ...says]);
});

test('a sender whose subnets could not be read is not known to be shut out', () => {
  const open = seen([group([from(24224, 24224, range('10.0.0.0/16'))])]);
  expect(judgePort(24224, open, { ...app, cidrs: [], untold: denied }).map(inWords)).toEqual([
    'skip: ec2:Describe is not allowed [ec2:Describe]',
  ]);
});

test('full subnets are no failure where it is not known whether a task goes first', () => {
  const full = seen([{ id: 'a', vpc: 'vpc-1', zone: 'z', cidr: '10.0.0.0/28', freeAddresses: 0 }]);
  const denied = { kind: 'unseen', because: 'ecs:ListTasks is not allowed', missing: 'ecs:ListTasks' } as const;
  expect(judgeSubnets(['a'], 'vpc-1', full, denied)).toEqual([
    { result: 'skip', because: 'ecs:ListTasks is not allowed', missing: ['ecs:ListTasks'] },
  ]);
});

test.each([
  { support: seen(true), hostnames: seen(true), says: 'ok: enableDnsSupport and enableDnsHostnames of vpc-1 are on' },
  {
    support: seen(false),
    hostnames: seen(true),
    says: 'fail: enableDnsSupport of vpc-1 is off: names of private zones are not resolved there',
  },
  {
    support: seen(false),
    hostnames: seen(false),
    says: 'fail: enableDnsSupport and enableDnsHostnames of vpc-1 are off: names of private zones are not resolved there',
  },
  { support: seen(true), hostnames: seen(undefined), says: 'skip: enableDnsHostnames of vpc-1 is not told' },
  { support: denied, hostnames: seen(false), says: 'skip: ec2:Describe is not allowed [ec2:Describe]' },
  { support: absent, hostnames: seen(true), says: "fail: 'x' does not exist" },
])('vpc: $says', ({ support, hostnames, says }) => {
  expect(inWords(judgeVpc('vpc-1', support, hostnames))).toBe(says);
});

describe('the way out of a subnet', () => {
  const outbound = group([], {
    outbound: [{ protocol: '-1', from: undefined, to: undefined, groups: [], cidrs: ['0.0.0.0/0'], prefixLists: [] }],
  });
  const way = (route: object | undefined, isPublic = false) => ({
    subnets: ['a'],
    isPublic,
    groups: seen([outbound]),
    tables: seen([
      { Associations: [{ Main: true }], Routes: route ? [{ DestinationCidrBlock: '0.0.0.0/0', ...route }] : [] },
    ]),
  });
  test.each([
    { name: 'NAT', of: way({ NatGatewayId: 'nat-1' }), says: 'ok: a goes out by nat-1' },
    { name: 'none', of: way(undefined), says: 'warn: a has no way to the internet' },
    { name: 'a public address', of: way({ GatewayId: 'igw-1' }, true), says: 'ok: a goes out by igw-1' },
    {
      name: 'no public address',
      of: way({ GatewayId: 'igw-1' }),
      says: 'warn: a goes out by igw-1, which takes no task without a public address',
    },
    {
      name: 'a gateway that is gone',
      of: way({ NatGatewayId: 'nat-1', State: 'blackhole' }),
      says: 'fail: the way of a to the internet, nat-1, is gone',
    },
    { name: 'no table', of: { ...way({}), tables: seen([]) }, says: 'skip: no route table of a was found' },
    { name: 'refused', of: { ...way({}), tables: denied }, says: 'skip: ec2:Describe is not allowed [ec2:Describe]' },
    {
      name: 'NAT, and groups that let out to the VPC alone',
      of: {
        ...way({ NatGatewayId: 'nat-1' }),
        groups: seen([group([], { outbound: out(range('10.0.0.0/16'), [443, 443]) })]),
      },
      says: 'warn: a goes out by nat-1, but the security groups let out to port 443 of 10.0.0.0/16 alone',
    },
    {
      name: 'groups that let nothing out',
      of: { ...way({ NatGatewayId: 'nat-1' }), groups: seen([group([])]) },
      says: 'fail: no security group lets the task out to port 443: it pulls no image and writes no log',
    },
  ])('$name', ({ of, says }) => {
    expect(judgeWay(of).map(inWords)).toEqual([says]);
  });

  test('a subnet’s own table wins over the main one', () => {
    const own = {
      Associations: [{ SubnetId: 'a' }],
      Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'tgw' }],
    };
    const { value: [main] = [] } = way({ NatGatewayId: 'nat-1' }).tables as { value: readonly object[] };
    expect(judgeWay({ ...way({}), tables: seen([main ?? {}, own]) }).map(inWords)).toEqual(['ok: a goes out by tgw']);
  });
});

test.each([
  { range: '10.0.0.0/16', inner: '10.0.255.0/24', is: true },
  { range: '10.0.0.0/16', inner: '10.1.0.0/24', is: false },
  { range: '10.0.0.0/24', inner: '10.0.0.0/16', is: false },
  { range: '0.0.0.0/0', inner: '200.1.2.3/32', is: true },
  { range: '10.0.0.7/32', inner: '10.0.0.7/32', is: true },
  { range: '10.0.0.256/8', inner: '10.0.0.0/32', is: false },
  { range: '::/0', inner: '10.0.0.0/8', is: false },
])('$range holds $inner: $is', ({ range: outer, inner, is }) => {
  expect(holds(outer, inner)).toBe(is);
});
