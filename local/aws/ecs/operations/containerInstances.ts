import type {
  Attribute,
  ContainerInstance,
  DescribeContainerInstancesRequest,
  DescribeContainerInstancesResponse,
  ListAccountSettingsResponse,
  ListContainerInstancesRequest,
  ListContainerInstancesResponse,
  Resource,
} from '@aws-sdk/client-ecs';
import { accountId, usualInstance } from '../../account.ts';
import { AwsError } from '../../wire/awsError.ts';
import type { Operations } from '../../wire/service.ts';
import type { Validated } from '../../wire/validated.ts';
import type { Context } from '../launch/context.ts';
import type { HostOptions } from '../records/host.ts';
import { lastPart } from '../records/names.ts';
import { page } from './page.ts';

/** The container instances of a cluster, and the settings of the account that concern them. */
export function containerInstanceOperations(context: Context): Operations {
  return {
    ListContainerInstances: (input: ListContainerInstancesRequest) => list(context, input),
    DescribeContainerInstances: (input: Validated<DescribeContainerInstancesRequest>) => describe(context, input),
    ListAccountSettings: (): ListAccountSettingsResponse => ({
      settings: [{ name: 'awsvpcTrunking', value: 'disabled', principalArn: `arn:aws:iam::${accountId}:root` }],
    }),
  };
}

function list(context: Context, input: ListContainerInstancesRequest): ListContainerInstancesResponse {
  const { cluster = 'default', status = 'ACTIVE' } = input;
  const all = status === 'ACTIVE' ? context.hosts.map((_host, index) => arnOf(context, cluster, index)) : [];
  const { items, nextToken } = page(all, input);
  return { containerInstanceArns: items, nextToken };
}

function describe(
  context: Context,
  { cluster = 'default', containerInstances }: Validated<DescribeContainerInstancesRequest>,
): DescribeContainerInstancesResponse {
  const described = context.hosts.map((host, index) => toInstance(host, arnOf(context, cluster, index)));
  const asked = containerInstances.map(lastPart);
  return {
    containerInstances: described.filter(({ containerInstanceArn = '' }) =>
      asked.includes(lastPart(containerInstanceArn)),
    ),
    failures: [],
  };
}

function arnOf({ store, names }: Context, cluster: string, index: number): string {
  const name = lastPart(cluster);
  if (!store.clusters.includes(name)) throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
  return `${names.cluster(name).replace(':cluster/', ':container-instance/')}/${String(index + 1).padStart(32, '0')}`;
}

function toInstance(host: HostOptions, containerInstanceArn: string): ContainerInstance {
  const { instance = usualInstance, connected = true, cpu = 16_384, memory = 65_536 } = host;
  return {
    containerInstanceArn,
    ec2InstanceId: instance,
    status: 'ACTIVE',
    agentConnected: connected,
    remainingResources: [amount('CPU', cpu), amount('MEMORY', memory)],
    attributes: attributesOf(host),
  };
}

function amount(name: string, integerValue: number): Resource {
  return { name, type: 'INTEGER', integerValue };
}

function attributesOf({ zone, vpc, architecture = 'x86_64', trunked = true }: HostOptions): Attribute[] {
  const values = {
    'ecs.availability-zone': zone,
    'ecs.vpc-id': vpc,
    'ecs.cpu-architecture': architecture,
    'ecs.awsvpc-trunk-id': trunked ? 'eni-0000000000000001a' : undefined,
  };
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
