import type { DescribeSubnetsRequest, DescribeSubnetsResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../wire/awsError.ts';
import type { Site } from './site.ts';

/** DescribeSubnets: by their ids, of which each has to exist. */
export function describeSubnets({ subnets }: Site, { SubnetIds }: DescribeSubnetsRequest): DescribeSubnetsResult {
  const ids = SubnetIds ?? Object.keys(subnets);
  return {
    Subnets: ids.map((id) => {
      const subnet = subnets[id];
      if (!subnet) throw new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`);
      const { vpc, zone, cidr, free } = subnet;
      return {
        SubnetId: id,
        VpcId: vpc,
        AvailabilityZone: zone,
        CidrBlock: cidr,
        AvailableIpAddressCount: free,
        State: 'available',
      };
    }),
  };
}
