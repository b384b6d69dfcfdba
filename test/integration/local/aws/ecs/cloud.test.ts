import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECS } from '@aws-sdk/client-ecs';
import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { clientOptions } from '../../../../../local/aws/clientOptions.ts';
import type { LocalCloud } from '../../../../../local/cloud.ts';
import { startLocalCloud } from '../../../../../local/startCloud.ts';
import { testImages } from './images.ts';
import { container, serviceInput } from './world.ts';

/** As long as a test may take: what is waited for is an event. */
const patience = { timeout: 60_000, interval: 20 };

let directory: string;
let cloud: LocalCloud;
let ecs: ECS;
let discovery: ServiceDiscovery;
let logs: CloudWatchLogs;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ecs-'));
  cloud = await startLocalCloud({
    images: testImages(() => undefined),
    directory,
    speed: 50,
    region: 'eu-west-1',
    clusters: ['production'],
    network: { vpc: 'vpc-1', subnets: ['subnet-a'], securityGroups: ['sg-a'] },
  });
  const options = clientOptions(cloud.endpoint, 'eu-west-1');
  ecs = new ECS(options);
  discovery = new ServiceDiscovery(options);
  logs = new CloudWatchLogs(options);
});

afterAll(async () => {
  await cloud.close();
  await rm(directory, { recursive: true, force: true });
});

const services = { cluster: 'production', services: ['web'] };

test('by the real clients a service comes up, is discovered at its task’s address, and its lines are in the log', async () => {
  await logs.createLogGroup({ logGroupName: '/ecs/test' });
  const registryArn = await discoveryService();
  await ecs.registerTaskDefinition({
    family: 'web',
    networkMode: 'awsvpc',
    containerDefinitions: [container('main', 'sleeper', { environment: [{ name: 'GREETING', value: 'hello' }] })],
    tags: [{ key: 'team', value: 'web' }],
  });
  await ecs.createService({ ...structuredClone(serviceInput), serviceRegistries: [{ registryArn }] } as never);
  const { serviceDeployments: [begun] = [] } = await ecs.listServiceDeployments({
    cluster: 'production',
    service: 'web',
    createdAt: { after: new Date(Date.now() - 60_000) },
  });
  const serviceDeploymentArns = [begun?.serviceDeploymentArn ?? ''];
  await vi.waitUntil(async () => {
    const { serviceDeployments: [now] = [] } = await ecs.describeServiceDeployments({ serviceDeploymentArns });
    return now?.finishedAt;
  }, patience);
  const { services: [service] = [] } = await ecs.describeServices({ ...services, include: ['TAGS'] });
  const { taskArns } = await ecs.listTasks({ cluster: 'production', serviceName: 'web' });
  const { tasks: [task] = [] } = await ecs.describeTasks({ cluster: 'production', tasks: taskArns });
  const { Instances: [instance] = [] } = await discovery.discoverInstances({
    NamespaceName: 'local',
    ServiceName: 'fluentd',
  });
  expect(service).toMatchObject({ status: 'ACTIVE', runningCount: 1, deployments: [{ rolloutState: 'COMPLETED' }] });
  expect(instance?.InstanceId).toBe(task?.taskArn?.split('/').at(-1));
  expect(instance?.Attributes?.AWS_INSTANCE_IPV4).toBe(
    task?.containers?.[0]?.networkInterfaces?.[0]?.privateIpv4Address,
  );
  // A process that the agent has started may not have said anything yet.
  const messages = await vi.waitUntil(async () => {
    const logStreamName = `web/main/${instance?.InstanceId}`;
    const input = { logGroupName: '/ecs/test', logStreamName, startFromHead: true };
    const { events } = await logs.getLogEvents(input).catch(() => ({ events: [] }));
    return events?.length ? events.map(({ message }) => message) : undefined;
  }, patience);
  expect(messages).toEqual(['started hello']);
  const { tags } = await ecs.describeTaskDefinition({ taskDefinition: 'web', include: ['TAGS'] });
  expect(tags).toEqual([{ key: 'team', value: 'web' }]);
});

test.each([
  {
    name: 'a cluster that is not there',
    call: () => ecs.listTasks({ cluster: 'none' }),
    error: 'ClusterNotFoundException',
  },
  {
    name: 'a service that is not there',
    call: () => ecs.updateService({ cluster: 'production', service: 'none' }),
    error: 'ServiceNotFoundException',
  },
  {
    name: 'a task definition that is not there',
    call: () => ecs.describeTaskDefinition({ taskDefinition: 'none' }),
    error: 'ClientException',
  },
])('the real client throws AWS’s error for $name: $error', async ({ call, error }) => {
  await expect(call()).rejects.toMatchObject({ name: error });
});

async function discoveryService(): Promise<string> {
  const { OperationId } = await discovery.createPrivateDnsNamespace({ Name: 'local', Vpc: 'vpc-1' });
  const NamespaceId = await vi.waitUntil(async () => {
    const { Operation } = await discovery.getOperation({ OperationId });
    return Operation?.Status === 'SUCCESS' ? Operation.Targets?.NAMESPACE : undefined;
  }, patience);
  const DnsConfig = { DnsRecords: [{ Type: 'A' as const, TTL: 10 }] };
  const input = { Name: 'fluentd', NamespaceId, DnsConfig, HealthCheckCustomConfig: {} };
  const { Service } = await discovery.createService(input);
  return Service?.Arn ?? '';
}
