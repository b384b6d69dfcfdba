import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECS } from '@aws-sdk/client-ecs';
import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOptions } from '../../../../../local/aws/clientOptions.ts';
import type { LocalCloud } from '../../../../../local/cloud.ts';
import { startLocalCloud } from '../../../../../local/startCloud.ts';
import { testImages } from './images.ts';
import { container, serviceInput } from './world.ts';

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
    tags: [{ key: 'made', value: 'here' }],
  });
  await ecs.createService({ ...structuredClone(serviceInput), serviceRegistries: [{ registryArn }] } as never);
  const { serviceDeployments: [begun] = [] } = await ecs.listServiceDeployments({
    cluster: 'production',
    service: 'web',
    createdAt: { after: new Date(Date.now() - 60_000) },
  });
  const serviceDeploymentArns = [begun?.serviceDeploymentArn ?? ''];
  for (;;) {
    const { serviceDeployments: [now] = [] } = await ecs.describeServiceDeployments({ serviceDeploymentArns });
    if (now?.finishedAt) break;
    await wait(50);
  }
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
  const { events } = await logs.getLogEvents({
    logGroupName: '/ecs/test',
    logStreamName: `web/main/${instance?.InstanceId}`,
    startFromHead: true,
  });
  expect(events?.map(({ message }) => message)).toEqual(['started hello']);
  const { tags } = await ecs.describeTaskDefinition({ taskDefinition: 'web', include: ['TAGS'] });
  expect(tags).toEqual([{ key: 'made', value: 'here' }]);
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
  for (;;) {
    const { Operation } = await discovery.getOperation({ OperationId });
    const NamespaceId = Operation?.Status === 'SUCCESS' ? Operation.Targets?.NAMESPACE : undefined;
    if (NamespaceId) {
      const DnsConfig = { DnsRecords: [{ Type: 'A' as const, TTL: 10 }] };
      const made = await discovery.createService({
        Name: 'fluentd',
        NamespaceId,
        DnsConfig,
        HealthCheckCustomConfig: {},
      });
      return made.Service?.Arn ?? '';
    }
    await wait(50);
  }
}
