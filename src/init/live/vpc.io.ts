import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { watched } from '../../aws/watched.io.ts';
import type { AwsWorld } from '../../aws/world.ts';

/** The VPC of a subnet; loaded only where it is asked for, as the client of EC2 is large. */
export async function vpcOf({ settings, calls }: AwsWorld, subnet: string): Promise<string | undefined> {
  const ec2 = watched(new EC2Client(settings), 'EC2', calls);
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [subnet] }));
  return Subnets[0]?.VpcId;
}
