import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ListServicesCommand as ListEcsServicesCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import { ListInstancesCommand, ListNamespacesCommand, ListServicesCommand } from '@aws-sdk/client-servicediscovery';
import type { AwsWorld } from '../../src/aws/world.ts';

/** What stands in an account, without the ids that differ from one to the next. */
export interface State {
  readonly namespaces: readonly unknown[];
  readonly discoveryServices: readonly unknown[];
  readonly instances: number;
  readonly logGroups: readonly unknown[];
  readonly revisions: number;
  readonly services: readonly unknown[];
  readonly tasks: number;
}

const cluster = 'production';

export async function stateOf({ ecs, cloudMap, logs }: AwsWorld): Promise<State> {
  const { Namespaces = [] } = await cloudMap.send(new ListNamespacesCommand({}));
  const { Services = [] } = await cloudMap.send(new ListServicesCommand({}));
  const instances = await Promise.all(
    Services.map(async ({ Id }) => (await cloudMap.send(new ListInstancesCommand({ ServiceId: Id }))).Instances ?? []),
  );
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({}));
  const { serviceArns = [] } = await ecs.send(new ListEcsServicesCommand({ cluster }));
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, desiredStatus: 'RUNNING' }));
  return {
    namespaces: Namespaces.map(({ Name, Properties }) => ({ Name, soa: Properties?.DnsProperties?.SOA?.TTL })),
    discoveryServices: Services.map(({ Name, DnsConfig, HealthCheckCustomConfig }) => ({
      Name,
      records: DnsConfig?.DnsRecords,
      isHealthChecked: HealthCheckCustomConfig !== undefined,
    })),
    instances: instances.flat().length,
    logGroups: logGroups.map(({ logGroupName, retentionInDays }) => ({ logGroupName, retentionInDays })),
    revisions: taskDefinitionArns.length,
    services: serviceArns.length === 0 ? [] : await servicesOf(ecs, serviceArns),
    tasks: taskArns.length,
  };
}

async function servicesOf(ecs: AwsWorld['ecs'], arns: readonly string[]) {
  const { services = [] } = await ecs.send(
    new DescribeServicesCommand({ cluster, services: [...arns], include: ['TAGS'] }),
  );
  return await Promise.all(
    services.map(
      async ({ serviceName, status, desiredCount, runningCount, pendingCount, taskDefinition, ...rest }) => ({
        serviceName,
        status,
        counts: { desiredCount, runningCount, pendingCount },
        deployments: rest.deployments?.map(({ status, rolloutState }) => `${status} ${rolloutState}`),
        registries: rest.serviceRegistries?.length,
        tags: rest.tags?.map(({ key }) => key),
        containers: (
          await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinition ?? '' }))
        ).taskDefinition?.containerDefinitions?.map(({ name, image }) => `${name} ${image}`),
      }),
    ),
  );
}
