import { CreatePrivateDnsNamespaceCommand, ListNamespacesCommand } from '@aws-sdk/client-servicediscovery';
import { afterEach, describe, expect, test } from 'vitest';
import type { LocalCloudOptions } from '../../../local/cloud.ts';
import { deploy } from '../../../src/deploy/deploy.io.ts';
import { examine } from '../../../src/doctor/examine.io.ts';
import { toDesired } from '../../../src/render/toDesired.ts';
import { configOf, type Settings } from '../../support/config.ts';
import { type Account, openAccount } from '../deploy/cloud.ts';

let account: Account | undefined;
afterEach(async () => {
  await account?.close();
  account = undefined;
});

const registry = '123456789012.dkr.ecr.ap-northeast-1.amazonaws.com';
const secret = 'arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:database-url-AbCdEf';
const role = 'arn:aws:iam::123456789012:role/legacy-log';

const whole: Partial<Settings> = {
  region: 'ap-northeast-1',
  fluentd: { image: `${registry}/fluentd:1` },
  batch: { image: `${registry}/batch:1`, secrets: { DATABASE_URL: secret } },
  roles: { execution: role },
  volume: { type: 'efs', fileSystem: 'fs-0a', accessPoint: 'fsap-0a' },
};

type Opening = Pick<LocalCloudOptions, 'around' | 'secrets'>;

async function examined({ around = {}, secrets = { [secret]: 'x' } }: Opening = {}, more: Partial<Settings> = {}) {
  account ??= await openAccount({ around, secrets });
  const config = configOf({ ...whole, ...more });
  return await examine(account.open(), config, toDesired(config));
}

/** `fail vpc: …`, for what is not well. */
async function complaints(opening: Opening, more: Partial<Settings> = {}): Promise<string[]> {
  const { checks } = await examined(opening, more);
  return checks
    .filter(({ result }) => result !== 'ok')
    .map(({ name, result, because }) => `${result} ${name}: ${because}`);
}

test('a world that fits together is ok in every check, with the evidence of each, and nothing is written', async () => {
  const { checks, missing, calls } = await examined();
  expect(checks.map(({ name, result, because }) => `${result} ${name}: ${because}`)).toMatchInlineSnapshot(`
    [
      "ok account: arn:aws:sts::123456789012:assumed-role/deploy/local in account 123456789012, Region ap-northeast-1",
      "ok cluster: cluster "production" is ACTIVE",
      "ok capacity: 1 of 1 container instances have room: i-0000000000000001a has 16384 CPU units and 65536 MiB free; 800 and 800 are needed",
      "ok network interfaces: i-0000000000000001a has a trunk: its tasks’ interfaces are branches of it",
      "ok subnets: subnet-0a, subnet-0b are of vpc-0a1b, with 250 and 250 free addresses",
      "ok security groups: sg-0a is of vpc-0a1b",
      "ok port: port 24224 is open to 10.0.0.0/16; who sends is not said (app)",
      "ok vpc: enableDnsSupport and enableDnsHostnames of vpc-0a1b are on",
      "ok name: nothing in vpc-0a1b has the name internal: the namespace will be made",
      "ok images: 123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/fluentd:1 is there as sha256:3100000000000000000000000000000000000000000000000000000000000000, for linux/amd64, linux/arm64",
      "ok images: 123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/batch:1 is there as sha256:3100000000000000000000000000000000000000000000000000000000000000, for linux/amd64, linux/arm64",
      "ok log groups: /ecs/access-log is not there: it will be made, with 30 days",
      "ok secrets: secret database-url is there and has a value",
      "ok roles: roles.execution arn:aws:iam::123456789012:role/legacy-log is there, and trusts ecs-tasks.amazonaws.com",
      "ok execution role: IAM allows role legacy-log ecr:GetAuthorizationToken, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer, logs:CreateLogStream, logs:PutLogEvents, secretsmanager:GetSecretValue",
      "ok efs: fs-0a is available",
      "ok efs: fsmt-0a.subnet-0a in ap-northeast-1a, fsmt-0a.subnet-0b in ap-northeast-1b of vpc-0a1b are available",
      "ok efs: 10.0.0.0/16 is let in to port 2049 of fsmt-0a.subnet-0a",
      "ok efs: 10.0.0.0/16 is let in to port 2049 of fsmt-0a.subnet-0b",
      "ok efs: fsap-0a is of fs-0a, acts as user 999, and makes /log for user 999",
      "ok rights: IAM allows arn:aws:iam::123456789012:role/deploy servicediscovery:CreatePrivateDnsNamespace, servicediscovery:GetOperation, servicediscovery:TagResource, route53:CreateHostedZone, route53:GetHostedZone, route53:ListHostedZonesByName, ec2:DescribeVpcs, ec2:DescribeRegions, servicediscovery:CreateService, servicediscovery:ListInstances, logs:CreateLogGroup, logs:PutRetentionPolicy, logs:TagResource, ecs:RegisterTaskDefinition, ecs:TagResource, iam:PassRole, ecs:CreateService, ecs:DescribeServices, ecs:DescribeTasks, ecs:ListTasks",
    ]
  `);
  expect(missing).toEqual([]);
  expect(account?.cloud.calls.filter(({ write }) => write)).toEqual([]);
  expect(account?.cloud.calls).toHaveLength(calls);
});

const group = { vpc: 'vpc-0a1b', inbound: [{ port: 24224, cidr: '10.0.0.0/16' }], outbound: [{ cidr: '0.0.0.0/0' }] };

describe('a broken world is told in one look', () => {
  test('a network that does not fit together', async () => {
    const around = {
      ec2: {
        vpcs: { 'vpc-0a1b': { dnsHostnames: false } },
        subnets: { 'subnet-0b': { vpc: 'vpc-2', zone: 'ap-northeast-1c', cidr: '10.9.0.0/24', free: 9 } },
        groups: { 'sg-0a': { ...group, inbound: [] } },
      },
    };
    expect(await complaints({ around })).toMatchInlineSnapshot(`
      [
        "fail subnets: subnet-0b is of vpc-2, not of vpc-0a1b",
        "fail port: nobody is let in to port 24224",
        "fail vpc: enableDnsHostnames of vpc-0a1b is off: names of private zones are not resolved there",
        "fail efs: no mount target is available in ap-northeast-1c of vpc-0a1b: a task there cannot start",
      ]
    `);
  });

  test('things that are named and not there', async () => {
    const around = {
      ecr: { repositories: { fluentd: { '1': { built: 'linux/amd64' } } } },
      efs: { fileSystems: {}, accessPoints: {} },
      iam: { roles: { deploy: {} } },
    };
    const network = { vpc: 'vpc-9', subnets: ['subnet-9'], securityGroups: ['sg-9'] };
    const found = await complaints({ around, secrets: {} }, { cluster: 'nowhere', network });
    expect(found).toMatchInlineSnapshot(`
      [
        "fail cluster: there is no cluster "nowhere"",
        "skip capacity: Cluster not found.",
        "skip network interfaces: Cluster not found.",
        "fail subnets: The subnet ID 'subnet-9' does not exist",
        "fail security groups: The security group 'sg-9' does not exist",
        "skip port: the security groups are not there",
        "fail vpc: The vpc ID 'vpc-9' does not exist",
        "fail images: 123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/batch:1 is not there: The repository with name 'batch' does not exist in the registry with id '123456789012'",
        "fail secrets: arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:database-url-AbCdEf is not there: Secrets Manager can't find the specified secret.",
        "fail roles: roles.execution arn:aws:iam::123456789012:role/legacy-log is not there",
        "skip execution role: IAM does not know role legacy-log: The role with name legacy-log cannot be found.",
        "fail efs: fs-0a is not there: File system 'fs-0a' does not exist.",
        "fail efs: fsap-0a is not there: Access point fsap-0a does not exist.",
      ]
    `);
  });

  test('hosts without room, without an interface, and of another platform than the image', async () => {
    const around = {
      hosts: [
        { instance: 'i-1', cpu: 799, architecture: 'arm64' as const },
        { instance: 'i-2', connected: false },
        { instance: 'i-3', vpc: 'vpc-2' },
      ],
      ecr: {
        repositories: { fluentd: { '1': { built: 'linux/amd64' } }, batch: { '1': { platforms: ['linux/amd64'] } } },
      },
    };
    expect(await complaints({ around })).toMatchInlineSnapshot(`
      [
        "fail capacity: no container instance has room for the task: i-1: 799 CPU units are free, and 800 are needed; i-2: its agent is not connected; i-3: it is in vpc-2, not in vpc-0a1b",
        "warn images: 123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/fluentd:1 is there as sha256:3100000000000000000000000000000000000000000000000000000000000000, for linux/amd64 and not for linux/arm64, which some instances are",
        "warn images: 123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/batch:1 is there as sha256:3100000000000000000000000000000000000000000000000000000000000000, for linux/amd64 and not for linux/arm64, which some instances are",
        "skip efs: from where fsmt-0a.subnet-0a is mounted is not known; port 2049 is open to 10.0.0.0/16",
        "skip efs: from where fsmt-0a.subnet-0b is mounted is not known; port 2049 is open to 10.0.0.0/16",
      ]
    `);
  });

  test('a host whose interfaces are all in use', async () => {
    const around = {
      hosts: [{ instance: 'i-1', trunked: false }],
      ec2: { instances: { 'i-1': { type: 'm5.large', address: '10.0.0.10', groups: ['sg-0a'], interfaces: 3 } } },
    };
    expect(await complaints({ around })).toMatchInlineSnapshot(`
      [
        "fail network interfaces: no network interface is left for the task (RESOURCE:ENI): i-1 has all 3 in use",
      ]
    `);
  });

  test('rights that the caller and the execution role lack, all at once', async () => {
    const around = {
      sts: { role: 'deploy' },
      iam: {
        roles: {
          deploy: { path: '/ci/', lacks: ['ecs:CreateService', 'iam:PassRole'], denied: ['logs:CreateLogGroup'] },
          'legacy-log': { trusts: 'ec2.amazonaws.com', lacks: ['logs:PutLogEvents', 'secretsmanager:GetSecretValue'] },
        },
      },
    };
    expect(await complaints({ around })).toMatchInlineSnapshot(`
      [
        "fail roles: roles.execution arn:aws:iam::123456789012:role/legacy-log does not trust ecs-tasks.amazonaws.com",
        "fail execution role: role legacy-log may not logs:PutLogEvents",
        "warn execution role: no policy of role legacy-log is known to allow secretsmanager:GetSecretValue",
        "fail rights: arn:aws:iam::123456789012:role/ci/deploy may not iam:PassRole, ecs:CreateService",
        "fail rights: arn:aws:iam::123456789012:role/ci/deploy may not logs:CreateLogGroup: a policy denies it",
      ]
    `);
  });

  test('a file system that the hosts cannot mount, and a folder that Fluentd may not write in', async () => {
    const around = {
      ec2: { groups: { 'sg-efs': { ...group, inbound: [{ port: 2049, group: 'sg-other' }] } } },
      efs: {
        fileSystems: { 'fs-0a': { groups: ['sg-efs'], subnets: ['subnet-0a'] } },
        accessPoints: {
          'fsap-0a': {
            FileSystemId: 'fs-0a',
            LifeCycleState: 'available' as const,
            PosixUser: { Uid: 999, Gid: 999 },
            RootDirectory: { Path: '/log', CreationInfo: { OwnerUid: 0, OwnerGid: 0, Permissions: '0755' } },
          },
        },
      },
    };
    const network = { vpc: 'vpc-0a1b', subnets: ['subnet-0a'], securityGroups: ['sg-0a'] };
    expect(await complaints({ around }, { network })).toMatchInlineSnapshot(`
      [
        "fail efs: sg-0a is not let in to port 2049 of fsmt-0a.subnet-0a",
        "warn efs: user 999 may not write in /log of fsap-0a, if it was made as that says: for 0 (0755)",
      ]
    `);
    expect(await complaints({ around })).toContainEqual(expect.stringContaining('no mount target is available'));
  });

  test('zones that take the name, or answer in its place', async () => {
    const zone = (name: string) => ({ route53: { zones: [{ id: 'Z1', name, vpc: 'vpc-0a1b' }] } });
    const found = [await complaints({ around: zone('internal') })];
    await account?.close();
    account = undefined;
    found.push(await complaints({ around: zone('fluentd.internal') }));
    expect(found.flat()).toMatchInlineSnapshot(`
      [
        "fail name: vpc-0a1b has a zone internal already, Z1, which is no namespace of Cloud Map: no second one can be made",
        "fail name: zone fluentd.internal (Z1) of vpc-0a1b is closer to fluentd.internal than the namespace: it answers in its place",
      ]
    `);
  });

  test('a namespace of the name whose zone is of another VPC', async () => {
    account = await openAccount({ secrets: { [secret]: 'x' }, around: { ec2: { vpcs: { 'vpc-2': {} } } } });
    const { cloudMap } = account.open();
    await cloudMap.send(new CreatePrivateDnsNamespaceCommand({ Name: 'internal', Vpc: 'vpc-0a1b' }));
    await expect
      .poll(async () => (await cloudMap.send(new ListNamespacesCommand({}))).Namespaces?.length, { timeout: 5_000 })
      .toBe(1);
    const network = { vpc: 'vpc-2', subnets: ['subnet-0a'], securityGroups: ['sg-0a'] };
    expect((await examined({}, { network })).checks).toContainEqual({
      name: 'name',
      result: 'fail',
      because: expect.stringMatching(/^namespace ns-\w+ is called internal, and its zone Z\w+ is not of vpc-2/),
      mend: expect.stringContaining('choose another discovery.namespace'),
      setting: 'discovery.namespace',
    });
    expect((await examined()).checks).toContainEqual({
      name: 'name',
      result: 'ok',
      because: expect.stringMatching(
        /^namespace ns-\w+ answers for internal in vpc-0a1b by zone Z\w+, unless a rule of Route 53 Resolver does$/,
      ),
    });
  });

  test('Fargate: a task in a subnet without a way out, and groups that let nothing out', async () => {
    const fargate: Partial<Settings> = { launchType: 'FARGATE', task: { cpu: 1024, memory: 2048 } };
    const around = { ec2: { routeTables: [{ vpc: 'vpc-0a1b', internet: 'igw-1' }] } };
    const found = [await complaints({ around }, fargate)];
    await account?.close();
    account = undefined;
    found.push(await complaints({ around: { ec2: { groups: { 'sg-0a': { ...group, outbound: [] } } } } }, fargate));
    expect(found.flat()).toMatchInlineSnapshot(`
      [
        "warn way out: subnet-0a goes out by igw-1, which takes no task without a public address",
        "warn way out: subnet-0b goes out by igw-1, which takes no task without a public address",
        "fail way out: no security group lets the task out to port 443: it pulls no image and writes no log",
        "fail efs: sg-0a is not let in to port 2049 of fsmt-0a.subnet-0a",
        "fail efs: the groups of the task let nothing out to port 2049",
        "fail efs: sg-0a is not let in to port 2049 of fsmt-0a.subnet-0b",
        "fail efs: the groups of the task let nothing out to port 2049",
      ]
    `);
  });

  test('a secret that is marked for deletion', async () => {
    expect(await complaints({ around: { deletedSecrets: [secret] } })).toMatchInlineSnapshot(`
      [
        "fail secrets: secret database-url is marked for deletion (1970-01-01T00:00:00.000Z)",
      ]
    `);
  });

  test('roles of another account than the caller’s', async () => {
    const found = await complaints({ around: { sts: { account: '999999999999' } } });
    expect(found[0]).toMatchInlineSnapshot(
      `"fail account: roles.execution is of account 123456789012, and the credentials are of account 999999999999"`,
    );
  });
});

test('each refused read is a check that is skipped with its right, and the others go on', async () => {
  account = await openAccount({ secrets: { [secret]: 'x' } });
  const refused = { code: 'UnauthorizedOperation', message: 'You are not authorized', status: 403 };
  for (const operation of ['DescribeSubnets', 'DescribeVpcAttribute', 'SimulatePrincipalPolicy', 'BatchGetImage']) {
    for (let time = 1; time <= 20; time += 1) account.cloud.failNext(operation, refused);
  }
  account.cloud.failNext('DescribeClusters', { code: 'InternalFailure', message: 'not now', status: 500 });
  const { checks, missing } = await examined();
  expect(missing).toEqual([
    'ec2:DescribeSubnets',
    'ec2:DescribeVpcAttribute',
    'ecr:BatchGetImage',
    'iam:SimulatePrincipalPolicy',
  ]);
  expect(checks.filter(({ result }) => result === 'fail')).toEqual([]);
  expect(checks.filter(({ result }) => result === 'skip').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['subnets', 'vpc', 'images', 'execution role', 'rights']),
  );
  expect(checks).toContainEqual({ name: 'cluster', result: 'ok', because: 'cluster "production" is ACTIVE' });
});

describe('a deploy looks first', () => {
  const config = configOf({
    ...whole,
    volume: { type: 'docker' },
    roles: {},
    batch: { image: 'registry.example/xxx-batch:1' },
    fluentd: { image: 'registry.example/xxx-fluentd:1' },
  });
  const pushed = async (at: Account) => {
    const world = at.open();
    const desired = toDesired(config);
    return await deploy(world, desired, {
      wait: true,
      timeoutMs: 1_200_000,
      force: false,
      examine: (steps) => examine(world, config, desired, { steps }),
    });
  };

  test('and writes nothing where it would fail', async () => {
    account = await openAccount({ around: { ec2: { vpcs: { 'vpc-0a1b': { dnsSupport: false } } } } });
    expect(await pushed(account)).toMatchObject({
      outcome: 'failed',
      changed: false,
      writes: 0,
      because:
        'nothing was changed, since it would fail: vpc: enableDnsSupport of vpc-0a1b is off: names of private zones are not resolved there',
      hint: 'aws ec2 modify-vpc-attribute --vpc-id vpc-0a1b --enable-dns-support (without the doctor: doctor: false)',
      examination: { checks: expect.arrayContaining([expect.objectContaining({ name: 'vpc', result: 'fail' })]) },
    });
  });

  test('and where nothing differs it does not look at all', async () => {
    account = await openAccount();
    expect(await pushed(account)).toMatchObject({ outcome: 'succeeded' });
    const unchanged = await pushed(account);
    expect(unchanged).toMatchObject({ outcome: 'unchanged', writes: 0 });
    expect(unchanged.examination).toBeUndefined();
    expect(unchanged.calls).toBeLessThanOrEqual(8);
  });
});
