import { expect, test } from 'vitest';
import { type Finding, ok } from '../../../src/doctor/check.ts';
import { judgeAccessPoint } from '../../../src/doctor/checks/accessPoint.ts';
import { judgeAccount } from '../../../src/doctor/checks/account.ts';
import { judgeFileSystem, judgeTargets, type MountTarget } from '../../../src/doctor/checks/efs.ts';
import { judgeImage } from '../../../src/doctor/checks/images.ts';
import { judgeLogGroup } from '../../../src/doctor/checks/logGroups.ts';
import { judgeName, type Names } from '../../../src/doctor/checks/name.ts';
import { judgeSecret } from '../../../src/doctor/checks/secrets.ts';
import { ecrImage } from '../../../src/doctor/images/reference.ts';
import { toGroup } from '../../../src/doctor/network/group.ts';
import { picksOf, secretArn } from '../../../src/doctor/secrets/named.ts';
import { seen } from '../../../src/doctor/seen.ts';
import { toDesired } from '../../../src/render/toDesired.ts';
import { configOf } from '../../support/config.ts';

const denied = { kind: 'unseen', because: 'x:Get is not allowed', missing: 'x:Get' } as const;
const absent = { kind: 'absent', because: 'no such thing' } as const;
const inWords = ({ result, because }: Finding) => `${result}: ${because}`;

const caller = seen({ account: '111122223333', arn: 'arn:aws:sts::111122223333:assumed-role/deploy/s' });

test.each([
  { read: caller, says: 'ok: arn:aws:sts::111122223333:assumed-role/deploy/s in account 111122223333, Region r' },
  { read: denied, says: 'skip: x:Get is not allowed' },
  {
    read: { ...denied, because: 'the token has expired', obstacle: 'get new ones' },
    says: 'fail: the token has expired',
  },
])('account: $says', ({ read, says }) => {
  expect(judgeAccount(read, 'r', [{ setting: 'cluster', arn: 'production' }]).map(inWords)).toEqual([says]);
});

test('what is of another account fails, and so does a Region that nobody set', () => {
  const role = { setting: 'roles.task', arn: 'arn:aws:iam::999999999999:role/batch' };
  expect(judgeAccount(caller, 'r', [role]).map(inWords)).toEqual([
    'fail: roles.task is of account 999999999999, and the credentials are of account 111122223333',
  ]);
  expect(judgeAccount(caller, undefined, []).map(inWords)).toEqual(['fail: no AWS Region is set']);
});

const digest = { imageId: { imageDigest: 'sha256:1' } };
const listing = (...platforms: string[]) =>
  JSON.stringify({ manifests: platforms.map((one) => ({ platform: { os: 'linux', architecture: one } })) });
const found = (imageManifest?: string) => seen({ images: [{ ...digest, imageManifest }] });
const gone = seen({
  failures: [{ failureCode: 'ImageNotFound' as const, failureReason: 'Requested image not found' }],
});

test.each([
  { name: 'for the platform', read: found(listing('amd64')), says: 'ok: i is there as sha256:1, for linux/amd64' },
  {
    name: 'for another',
    read: found(listing('arm64')),
    says: 'fail: i is there as sha256:1, for linux/arm64 and not for linux/amd64',
  },
  {
    name: 'for one of two',
    read: found(listing('arm64')),
    platforms: ['linux/amd64', 'linux/arm64'],
    says: 'warn: i is there as sha256:1, for linux/arm64 and not for linux/amd64, which some instances are',
  },
  {
    name: 'of one platform, which its configuration says',
    read: found('{}'),
    own: seen('linux/amd64'),
    says: 'ok: i is there as sha256:1, for linux/amd64',
  },
  {
    name: 'of one platform, and of another than the task’s',
    read: found('{}'),
    own: seen('linux/arm64'),
    says: 'fail: i is there as sha256:1, for linux/arm64 and not for linux/amd64',
  },
  {
    name: 'of one platform, which may not be read',
    read: found('{}'),
    own: denied,
    says: 'skip: i is there as sha256:1; of which platform it is, is not known: x:Get is not allowed',
  },
  {
    name: 'with a manifest that is no JSON',
    read: found('<'),
    says: 'skip: i is there as sha256:1; of which platform it is, is not known',
  },
  { name: 'not there', read: gone, says: 'fail: i is not there: Requested image not found' },
  {
    name: 'not cached yet',
    read: gone,
    cached: true,
    says: 'skip: i is not cached yet: ECR fetches it at the first pull',
  },
  { name: 'without a repository', read: absent, says: 'fail: i is not there: no such thing' },
  {
    name: 'with another failure',
    read: seen({ failures: [{ failureCode: 'KmsError' as const, failureReason: 'the key is off' }] }),
    says: 'skip: i: the key is off',
  },
  { name: 'not answered', read: seen({}), says: 'skip: ECR said nothing of i' },
  { name: 'refused', read: denied, says: 'skip: x:Get is not allowed' },
])('image $name', ({ read, says, platforms = ['linux/amd64'], cached, own }) => {
  expect(inWords(judgeImage('i', read, platforms, { cached, own }))).toBe(says);
});

const repository = { account: '123456789012', region: 'eu-west-1', repository: 'team/batch' };
test.each([
  {
    image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/batch:v1',
    is: { ...repository, id: { imageTag: 'v1' } },
  },
  {
    image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/batch',
    is: { ...repository, id: { imageTag: 'latest' } },
  },
  {
    image: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/batch:v1@sha256:${'a'.repeat(64)}`,
    is: { ...repository, id: { imageDigest: `sha256:${'a'.repeat(64)}` } },
  },
  { image: 'public.ecr.aws/x/batch:1', is: undefined },
  { image: 'fluent/fluentd:v1.19', is: undefined },
])('$image is read as an image of ECR, or as none', ({ image, is }) => {
  expect(ecrImage(image)).toEqual(is);
});

test.each([
  { read: seen([]), says: 'ok: /g is not there: it will be made, with 30 days' },
  { read: seen([{ logGroupName: '/g-other' }]), says: 'ok: /g is not there: it will be made, with 30 days' },
  { read: seen([{ logGroupName: '/g' }]), says: 'ok: /g is there, and keeps events for ever' },
  {
    read: seen([{ logGroupName: '/g', retentionInDays: 7, kmsKeyId: 'arn:key' }]),
    says: 'ok: /g is there, and keeps events for 7 days, encrypted with arn:key',
  },
  {
    read: seen([{ logGroupName: '/g', logGroupClass: 'DELIVERY' as const }]),
    says: 'fail: /g is of the class DELIVERY, which takes no container’s output',
  },
  { read: denied, says: 'skip: x:Get is not allowed' },
])('log group: $says', ({ read, says }) => {
  expect(inWords(judgeLogGroup({ name: '/g', retentionDays: undefined }, read))).toBe(says);
});

const current = { v1: ['AWSCURRENT'] };

test.each([
  { read: seen({ Name: 's', VersionIdsToStages: current }), says: 'ok: secret s is there and has a value' },
  {
    read: seen({ Name: 's', VersionIdsToStages: current }),
    picks: [{ stage: 'AWSCURRENT', key: 'password' }],
    says: 'ok: secret s is there and has a value; whether it has "password" is not looked at',
  },
  {
    read: seen({ Name: 's', VersionIdsToStages: {} }),
    says: 'fail: secret s has no value of stage AWSCURRENT: the task cannot start',
  },
  {
    read: seen({ Name: 's' }),
    says: 'warn: secret s is there, and no version of it is told: one that was made without a value has none, and the task cannot start',
  },
  {
    read: seen({ Name: 's', VersionIdsToStages: current }),
    picks: [{ stage: 'AWSPREVIOUS' }],
    says: 'fail: secret s has no value of stage AWSPREVIOUS: the task cannot start',
  },
  {
    read: seen({ Name: 's', VersionIdsToStages: current }),
    picks: [{ stage: 'AWSCURRENT', version: 'v2' }],
    says: 'fail: secret s has no value of version v2: the task cannot start',
  },
  { read: seen({}), says: 'skip: Secrets Manager said nothing of arn' },
  {
    read: seen({ Name: 's', DeletedDate: new Date(0) }),
    says: 'fail: secret s is marked for deletion (1970-01-01T00:00:00.000Z)',
  },
  { read: absent, says: 'fail: arn is not there: no such thing' },
  { read: denied, says: 'skip: x:Get is not allowed' },
])('secret: $says', ({ read, picks, says }) => {
  expect(inWords(judgeSecret('arn', read, picks))).toBe(says);
});

test('what a container takes of a secret stands behind its ARN', () => {
  const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf';
  const secrets = { A: arn, B: `${arn}:password::`, C: `${arn}::AWSPREVIOUS:`, D: `${arn}:::v1`, E: 'parameter' };
  const desired = toDesired(configOf({ batch: { image: 'registry.example/batch:1', secrets } }));
  expect(picksOf(desired, arn)).toEqual([
    { stage: 'AWSCURRENT' },
    { stage: 'AWSCURRENT', key: 'password' },
    { stage: 'AWSPREVIOUS' },
    { stage: 'AWSCURRENT', version: 'v1' },
  ]);
});

test('a secret is known without the key, the stage and the version behind its ARN, and a parameter is none', () => {
  const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf';
  expect(secretArn(`${arn}:password:AWSCURRENT:`)).toBe(arn);
  expect(secretArn('arn:aws:ssm:eu-west-1:123456789012:parameter/db')).toBeUndefined();
});

const names: Names = {
  namespace: 'Internal',
  service: 'fluentd',
  vpc: 'vpc-1',
  namespaces: seen([]),
  zones: seen([]),
  makes: false,
};
const ns = (zone: string | undefined) => seen([{ id: 'ns-1', zone }]);
const zone = (name: string) => seen([{ id: 'Z1', name }]);

test.each<{ name: string; of: Partial<Names>; says: string[] }>([
  { name: 'nobody', of: {}, says: ['ok: nothing in vpc-1 has the name Internal: the namespace will be made'] },
  {
    name: 'our namespace',
    of: { namespaces: ns('Z1'), zones: zone('internal') },
    says: ['ok: namespace ns-1 answers for Internal in vpc-1 by zone Z1, unless a rule of Route 53 Resolver does'],
  },
  {
    name: 'a zone of somebody',
    of: { zones: zone('internal') },
    says: [
      'fail: vpc-1 has a zone Internal already, Z1, which is no namespace of Cloud Map: no second one can be made',
    ],
  },
  {
    name: 'a zone, and a namespace whose zone is not told',
    of: { namespaces: ns(undefined), zones: zone('internal') },
    says: ['skip: whether zone Z1 is of namespace ns-1 is not told'],
  },
  {
    name: 'a closer zone',
    of: { zones: zone('fluentd.internal') },
    says: [
      'fail: zone fluentd.internal (Z1) of vpc-1 is closer to fluentd.Internal than the namespace: it answers in its place',
    ],
  },
  {
    name: 'a zone of another name that ends alike',
    of: { zones: zone('uentd.internal') },
    says: ['ok: nothing in vpc-1 has the name Internal: the namespace will be made'],
  },
  {
    name: 'a namespace of another VPC',
    of: { namespaces: ns('Z2') },
    says: ['fail: namespace ns-1 is called Internal, and its zone Z2 is not of vpc-1: nobody there resolves the name'],
  },
  {
    name: 'a namespace of another VPC, where one of its own is made',
    of: { namespaces: ns('Z2'), makes: true },
    says: ['ok: nothing in vpc-1 has the name Internal: the namespace will be made'],
  },
  {
    name: 'an untold zone',
    of: { namespaces: ns(undefined) },
    says: ['skip: which zone namespace ns-1 has is not told'],
  },
  { name: 'zones that are refused', of: { zones: denied }, says: ['skip: x:Get is not allowed'] },
  {
    name: '.local',
    of: { namespace: 'logs.local' },
    says: [
      'warn: names in .local belong to multicast DNS: a sender with libnss-mdns never asks for fluentd.logs.local',
      'ok: nothing in vpc-1 has the name logs.local: the namespace will be made',
    ],
  },
])('the name has $name', ({ of, says }) => {
  expect(judgeName({ ...names, ...of }).map(inWords)).toEqual(says);
});

test.each([
  { read: seen({ LifeCycleState: 'available' as const }), says: 'ok: fs-1 is available' },
  { read: seen({ LifeCycleState: 'creating' as const }), says: 'fail: fs-1 is creating' },
  { read: seen(undefined), says: 'skip: EFS said nothing of fs-1' },
  { read: absent, says: 'fail: fs-1 is not there: no such thing' },
  { read: denied, says: 'skip: x:Get is not allowed' },
])('file system: $says', ({ read, says }) => {
  expect(inWords(judgeFileSystem('fs-1', read as never))).toBe(says);
});

const nfs = seen([
  toGroup({
    GroupId: 'sg-efs',
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049, UserIdGroupPairs: [{ GroupId: 'sg-host' }] }],
  }),
]);
const target = (more: Partial<MountTarget> = {}): MountTarget => ({
  id: 'm',
  zone: 'a',
  vpc: 'vpc-1',
  state: 'available',
  address: '10.0.1.9',
  groups: nfs,
  ...more,
});
const subnets = seen([{ id: 's', vpc: 'vpc-1', zone: 'a', cidr: undefined, freeAddresses: 1 }]);
const host = { groups: ['sg-host'], cidrs: [] };
const other = { groups: ['sg-task'], cidrs: [] };
const isThere = ok('m in a of vpc-1 is available');

test.each([
  {
    name: 'a host that is let in',
    targets: [target()],
    origin: host,
    says: [inWords(isThere), 'ok: sg-host is let in to port 2049 of m'],
  },
  {
    name: 'nobody let in',
    targets: [target()],
    origin: other,
    says: [inWords(isThere), 'fail: sg-task is not let in to port 2049 of m'],
  },
  {
    name: 'the task let in and not its host',
    targets: [target()],
    origin: other,
    task: host,
    says: [inWords(isThere), 'warn: sg-host lets the task in to port 2049 of m, but not its hosts, which mount it'],
  },
  {
    name: 'nobody known to mount',
    targets: [target()],
    origin: undefined,
    says: [inWords(isThere), 'skip: from where m is mounted is not known; port 2049 is open to sg-host'],
  },
  {
    name: 'groups that are refused',
    targets: [target({ groups: denied })],
    origin: host,
    says: [inWords(isThere), 'skip: x:Get is not allowed'],
  },
  ...[{ zone: 'b' }, { vpc: 'vpc-2' }, { state: 'creating' }].map((more) => ({
    name: `a target with ${JSON.stringify(more)}`,
    targets: [target(more)],
    origin: host,
    says: ['fail: no mount target is available in a of vpc-1: a task there cannot start'],
  })),
])(
  'mount targets: $name',
  ({
    targets,
    origin,
    task,
    says,
  }: {
    targets: MountTarget[];
    origin?: typeof host | undefined;
    task?: typeof host;
    says: string[];
  }) => {
    expect(judgeTargets('vpc-1', subnets, seen(targets), origin, task).map(inWords)).toEqual(says);
  },
);

test('on Fargate the task has to be let out to the file system, too', () => {
  const outboundOf = (to: object) =>
    seen(toGroup({ IpPermissionsEgress: [{ IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049, ...to }] }).outbound);
  const said = (outbound: ReturnType<typeof outboundOf>) =>
    judgeTargets('vpc-1', subnets, seen([target()]), host, undefined, outbound)
      .map(inWords)
      .slice(2);
  expect(said(outboundOf({ IpRanges: [{ CidrIp: '10.0.1.0/24' }] }))).toEqual([]);
  expect(said(outboundOf({ IpRanges: [{ CidrIp: '10.0.2.0/24' }] }))).toEqual([
    'fail: the groups of the task let out to port 2049 of 10.0.2.0/24 alone',
  ]);
});

const point = (Uid: number | undefined, OwnerUid: number | undefined, Permissions: string, more: object = {}) =>
  seen({
    FileSystemId: 'fs-1',
    LifeCycleState: 'available' as const,
    PosixUser: Uid === undefined ? undefined : { Uid, Gid: Uid },
    RootDirectory: {
      Path: '/log',
      CreationInfo: OwnerUid === undefined ? undefined : { OwnerUid, OwnerGid: 0, Permissions },
    },
    ...more,
  });

test.each([
  {
    name: 'its own folder',
    read: point(999, 999, '0755'),
    says: 'ok: p is of fs-1, acts as user 999, and makes /log for user 999',
  },
  {
    name: 'everybody’s folder',
    read: point(undefined, 0, '0777'),
    says: 'ok: p is of fs-1, acts as user 999, and makes /log for user 0',
  },
  {
    name: 'another’s folder',
    read: point(undefined, 1000, '0755'),
    says: 'warn: user 999 may not write in /log of p, if it was made as that says: for 1000 (0755)',
  },
  { name: 'root', read: point(0, undefined, ''), says: 'ok: p acts as root in /log' },
  {
    name: 'a folder that it does not make',
    read: point(undefined, undefined, ''),
    says: 'warn: p does not say who owns /log: as user 999 Fluentd can write there only if somebody has let it',
  },
  {
    name: 'another file system',
    read: point(999, 999, '0755', { FileSystemId: 'fs-2' }),
    says: 'fail: p is of fs-2, not of fs-1',
  },
  { name: 'a state', read: point(999, 999, '0755', { LifeCycleState: 'deleting' }), says: 'fail: p is deleting' },
  { name: 'nothing told', read: seen(undefined), says: 'skip: EFS said nothing of p' },
  { name: 'nothing there', read: absent, says: 'fail: p is not there: no such thing' },
  { name: 'a refusal', read: denied, says: 'skip: x:Get is not allowed' },
])('access point with $name', ({ read, says }) => {
  expect(inWords(judgeAccessPoint('p', 'fs-1', read as never))).toBe(says);
});
