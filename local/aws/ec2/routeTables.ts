import type { DescribeRouteTablesRequest, DescribeRouteTablesResult, Route } from '@aws-sdk/client-ec2';
import { AwsError } from '../wire/awsError.ts';
import type { Site } from './site.ts';

/** DescribeRouteTables: those of the VPCs that a filter names, or all. */
export function describeRouteTables(
  { routeTables }: Site,
  { Filters = [] }: DescribeRouteTablesRequest,
): DescribeRouteTablesResult {
  const unknown = Filters.find(({ Name }) => Name !== 'vpc-id');
  if (unknown) throw new AwsError('InvalidParameterValue', `The filter '${unknown.Name}' is invalid`);
  const vpcs = Filters.flatMap(({ Values = [] }) => Values);
  const found = routeTables.filter(({ vpc }) => vpcs.length === 0 || vpcs.includes(vpc));
  return {
    RouteTables: found.map(({ vpc, subnets, internet }, index) => ({
      RouteTableId: `rtb-${index}`,
      VpcId: vpc,
      Associations: subnets ? subnets.map((SubnetId) => ({ SubnetId, Main: false })) : [{ Main: true }],
      Routes: [
        { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' },
        ...(internet === undefined ? [] : [toInternet(internet)]),
      ],
    })),
  };
}

function toInternet(through: string): Route {
  const by = through.startsWith('nat-') ? { NatGatewayId: through } : { GatewayId: through };
  return { DestinationCidrBlock: '0.0.0.0/0', ...by, State: 'active' };
}
