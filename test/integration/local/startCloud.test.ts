import { Resolver } from 'node:dns/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient, CreateLogGroupCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  CreateServiceCommand as CreateDiscoveryService,
  CreatePrivateDnsNamespaceCommand,
  GetOperationCommand,
  ListInstancesCommand,
  ServiceDiscoveryClient,
} from '@aws-sdk/client-servicediscovery';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { clientOptions } from '../../../local/aws/clientOptions.ts';
import type { LocalCloud } from '../../../local/cloud.ts';
import { startLocalCloud } from '../../../local/startCloud.ts';

const secret = 'arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:database-AbC123';
/** As long as a test may take: what is waited for is an event. */
const patience = { timeout: 60_000, interval: 20 };

/** Says its secret's length and its address, and waits for the end. */
const program =
  'console.log(`${process.env.DATABASE_URL.length} ${process.env.ADDRESS}`); setInterval(() => {}, 1000);';

let directory: string;
let cloud: LocalCloud;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'local-cloud-'));
  cloud = await startLocalCloud({
    directory,
    speed: 200,
    clusters: ['production'],
    network: { vpc: 'vpc-1', subnets: ['subnet-1'], securityGroups: ['sg-1'] },
    secrets: { [secret]: 'postgres://local' },
    images: () => ({
      volumes: [],
      start: ({ address }) => ({ argv: [process.execPath, '-e', program], env: { ADDRESS: address } }),
    }),
  });
});

afterAll(async () => {
  await cloud.close();
  await rm(directory, { recursive: true, force: true });
});

test('a service’s task is found by DNS, its output in CloudWatch Logs, its secret in its environment', async () => {
  const options = clientOptions(cloud.endpoint);
  const cloudMap = new ServiceDiscoveryClient(options);
  const ecs = new ECSClient(options);
  const logs = new CloudWatchLogsClient(options);

  const { OperationId } = await cloudMap.send(new CreatePrivateDnsNamespaceCommand({ Name: 'local', Vpc: 'vpc-1' }));
  const NamespaceId = await vi.waitFor(async () => {
    const { Operation } = await cloudMap.send(new GetOperationCommand({ OperationId }));
    expect(Operation?.Status).toBe('SUCCESS');
    return Operation?.Targets?.NAMESPACE;
  }, patience);
  const { Service: discovery } = await cloudMap.send(
    new CreateDiscoveryService({
      Name: 'fluentd',
      NamespaceId,
      DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 10 }] },
      HealthCheckCustomConfig: {},
    }),
  );
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/ecs/access-log' }));
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'access-log',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['EC2'],
      executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
      containerDefinitions: [
        {
          name: 'fluentd',
          image: 'registry/xxx-fluentd:1',
          memoryReservation: 100,
          stopTimeout: 2,
          secrets: [{ name: 'DATABASE_URL', valueFrom: secret }],
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': '/ecs/access-log',
              'awslogs-region': 'ap-northeast-1',
              'awslogs-stream-prefix': 'a',
            },
          },
        },
      ],
    }),
  );
  await ecs.send(
    new CreateServiceCommand({
      cluster: 'production',
      serviceName: 'access-log',
      taskDefinition: 'access-log',
      desiredCount: 1,
      launchType: 'EC2',
      availabilityZoneRebalancing: 'DISABLED',
      deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } },
      serviceRegistries: [{ registryArn: discovery?.Arn }],
    }),
  );

  const resolver = new Resolver();
  resolver.setServers([`${cloud.dns.address}:${cloud.dns.port}`]);
  const addresses = await vi.waitFor(() => resolver.resolve4('fluentd.local'), patience);
  const { Instances } = await cloudMap.send(new ListInstancesCommand({ ServiceId: discovery?.Id }));
  expect(Instances?.map(({ Attributes }) => Attributes?.AWS_INSTANCE_IPV4)).toEqual(addresses);
  await vi.waitFor(async () => {
    const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName: '/ecs/access-log' }));
    expect(events?.map(({ message }) => message)).toEqual([`16 ${addresses[0]}`]);
  }, patience);
  await vi.waitFor(async () => {
    const { services } = await ecs.send(
      new DescribeServicesCommand({ cluster: 'production', services: ['access-log'] }),
    );
    expect(services?.[0]).toMatchObject({ runningCount: 1, deployments: [{ rolloutState: 'COMPLETED' }] });
  }, patience);

  const secrets = new SecretsManagerClient(options);
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secret }));
  expect(SecretString).toBe('postgres://local');
  expect(cloud.calls.filter(({ error }) => error !== undefined)).toEqual([]);
  for (const client of [cloudMap, ecs, logs, secrets]) client.destroy();
});

test('closing twice is closing once, and nothing answers any more', async () => {
  const other = await startLocalCloud({ directory: join(directory, 'other'), images: () => undefined });
  await Promise.all([other.close(), other.close()]);
  await other.close();
  await expect(fetch(other.endpoint)).rejects.toThrow();
});
