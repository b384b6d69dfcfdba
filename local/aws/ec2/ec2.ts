import type {
  DescribeInstancesRequest,
  DescribeInstancesResult,
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResult,
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult,
  Instance,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../wire/awsError.ts';
import type { AwsService } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';
import { describeGroups } from './groups.ts';
import { describeRouteTables } from './routeTables.ts';
import type { Site } from './site.ts';
import { describeSubnets } from './subnets.ts';

/** What of EC2 can be read: VPCs with their subnets, groups and routes, and the hosts of a cluster. */
export function makeEc2(site: Site): AwsService {
  return {
    name: 'EC2',
    target: '2016-11-15',
    protocol: 'ec2',
    operations: {
      DescribeVpcAttribute: (input: Validated<DescribeVpcAttributeRequest>) => attribute(site, input),
      DescribeSubnets: (input) => describeSubnets(site, input),
      DescribeSecurityGroups: (input) => describeGroups(site, input),
      DescribeRouteTables: (input) => describeRouteTables(site, input),
      DescribeInstances: (input: DescribeInstancesRequest) => describeInstances(site, input),
      DescribeInstanceTypes: describeTypes,
    },
  };
}

function attribute({ vpcs }: Site, input: Validated<DescribeVpcAttributeRequest>): DescribeVpcAttributeResult {
  const { VpcId, Attribute } = input;
  const vpc = vpcs[VpcId];
  if (!vpc) throw new AwsError('InvalidVpcID.NotFound', `The vpc ID '${VpcId}' does not exist`);
  const { dnsSupport = true, dnsHostnames = true } = vpc;
  if (Attribute === 'enableDnsSupport') return { VpcId, EnableDnsSupport: { Value: dnsSupport } };
  if (Attribute === 'enableDnsHostnames') return { VpcId, EnableDnsHostnames: { Value: dnsHostnames } };
  throw new AwsError('InvalidParameterValue', `Value (${Attribute}) for parameter attribute is not built in here`);
}

function describeInstances({ instances }: Site, { InstanceIds }: DescribeInstancesRequest): DescribeInstancesResult {
  const ids = InstanceIds ?? Object.keys(instances);
  return {
    Reservations: ids.map((id) => {
      const instance = instances[id];
      if (!instance) throw new AwsError('InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`);
      const { type, address, groups, interfaces } = instance;
      const described: Instance = {
        InstanceId: id,
        InstanceType: type as NonNullable<Instance['InstanceType']>,
        PrivateIpAddress: address,
        SecurityGroups: groups.map((GroupId) => ({ GroupId })),
        NetworkInterfaces: Array.from({ length: interfaces }, (_, index) => ({
          NetworkInterfaceId: `eni-${index}`,
        })),
      };
      return { ReservationId: `r-${id.slice(2)}`, Instances: [described] };
    }),
  };
}

/** Source: "Maximum IP addresses per network interface", EC2's guide. */
const mostInterfaces: Readonly<Record<string, number>> = {
  't3.micro': 2,
  't3.small': 3,
  'm5.large': 3,
  'm5.xlarge': 4,
};

function describeTypes({ InstanceTypes = [] }: DescribeInstanceTypesRequest): DescribeInstanceTypesResult {
  return {
    InstanceTypes: InstanceTypes.map((InstanceType) => {
      const most = mostInterfaces[InstanceType];
      const words = `The following supplied instance types do not exist: [${InstanceType}]`;
      if (most === undefined) throw new AwsError('InvalidInstanceType', words);
      return { InstanceType, NetworkInfo: { MaximumNetworkInterfaces: most } };
    }),
  };
}
