import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeServicesCommand, type Service, type TaskDefinition } from '@aws-sdk/client-ecs';
import { GetNamespaceCommand, GetServiceCommand } from '@aws-sdk/client-servicediscovery';
import { read } from '../../aws/call.io.ts';
import { ending } from '../../aws/entries.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { NotPossible, ReadFailed } from '../../errors.ts';
import { describeWhole } from '../../resources/task-definition/whole.io.ts';
import type { Live } from './live.ts';

/** Where a service is. */
export interface LivePlace {
  readonly cluster: string;
  readonly service: string;
}

/**
 * Reads a service and what it refers to. What only fills in a part of the configuration may fail: then it is told.
 *
 * @throws ReadFailed where the service or its task definition cannot be read; NotPossible where there is none
 */
export async function readLive(world: AwsWorld, place: LivePlace): Promise<Live> {
  const service = await readService(world, place);
  const { taskDefinition = {}, tags: revisionTags = [] } = await readTaskDefinition(
    world,
    service.taskDefinition ?? '',
  );
  const unread: string[] = [];
  const optional = <T>(part: Promise<T>): Promise<T | undefined> =>
    part.catch((error: unknown) => {
      unread.push(error instanceof Error ? error.message : String(error));
      return undefined;
    });
  const [discovery, logGroup, vpc, region] = await Promise.all([
    optional(readDiscovery(world, service)),
    optional(readLogGroup(world, taskDefinition)),
    optional(readVpc(world, service)),
    world.ecs.config.region().catch(() => undefined),
  ]);
  const described = { service, taskDefinition, revisionTags, ...discovery, logGroup, vpc };
  return { cluster: place.cluster, region, ...described, unread };
}

async function readService({ ecs }: AwsWorld, { cluster, service: name }: LivePlace): Promise<Service> {
  const place = `service "${name}" in cluster "${cluster}"`;
  const found = await read('ecs:DescribeServices', place, async () => {
    const input = { cluster, services: [name], include: ['TAGS' as const] };
    const { services = [], failures = [] } = await ecs.send(new DescribeServicesCommand(input));
    const failure = failures.find(({ reason }) => reason !== 'MISSING');
    if (services.length === 0 && failure) throw new ReadFailed(failure.reason ?? 'no reason');
    return services[0];
  });
  if (found?.status === 'ACTIVE' && found.taskDefinition !== undefined) return found;
  const state = found === undefined ? 'there is no' : `nothing can be read of the ${found.status ?? 'unknown'}`;
  throw new NotPossible(`${state} ${place}`, {
    hint: 'check the names, and the Region: AWS_REGION or that of the profile',
  });
}

/** Whole, so that what the SDK does not know yet is told as well. */
async function readTaskDefinition({ ecs }: AwsWorld, arn: string) {
  return await read('ecs:DescribeTaskDefinition', `the task definition "${arn}"`, () =>
    describeWhole(ecs, { taskDefinition: arn, include: ['TAGS'] }),
  );
}

async function readDiscovery({ cloudMap }: AwsWorld, { serviceRegistries = [] }: Service) {
  const id = /\/(srv-[^/]+)$/.exec(serviceRegistries[0]?.registryArn ?? '')?.[1];
  if (id === undefined) return {};
  return await read('servicediscovery:GetService and GetNamespace', `the discovery service ${id}`, async () => {
    const { Service: discovery } = await cloudMap.send(new GetServiceCommand({ Id: id }));
    const { Namespace: namespace } = await cloudMap.send(new GetNamespaceCommand({ Id: discovery?.NamespaceId ?? '' }));
    return { discovery, namespace };
  });
}

async function readLogGroup({ logs }: AwsWorld, { containerDefinitions = [] }: TaskDefinition) {
  const name = containerDefinitions[0]?.logConfiguration?.options?.['awslogs-group'];
  if (name === undefined) return undefined;
  return await read('logs:DescribeLogGroups', `the log group "${name}"`, async () => {
    for await (const { logGroups = [] } of ending(
      paginateDescribeLogGroups({ client: logs }, { logGroupNamePrefix: name }),
    )) {
      const found = logGroups.find(({ logGroupName }) => logGroupName === name);
      if (found) return found;
    }
    return undefined;
  });
}

/** Of ECS nobody learns the VPC; a subnet has one. */
async function readVpc(world: AwsWorld, { networkConfiguration }: Service): Promise<string | undefined> {
  const [subnet] = networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  if (subnet === undefined) return undefined;
  return await read('ec2:DescribeSubnets', `the subnet ${subnet}`, async () => {
    const { vpcOf } = await import('./vpc.io.ts');
    return await vpcOf(world, subnet);
  });
}
