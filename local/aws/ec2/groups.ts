import type { DescribeSecurityGroupsRequest, DescribeSecurityGroupsResult, IpPermission } from '@aws-sdk/client-ec2';
import { accountId } from '../account.ts';
import { AwsError } from '../wire/awsError.ts';
import type { RuleOptions, Site } from './site.ts';

/** DescribeSecurityGroups: by their ids, of which each has to exist. */
export function describeGroups(
  { groups }: Site,
  { GroupIds }: DescribeSecurityGroupsRequest,
): DescribeSecurityGroupsResult {
  const ids = GroupIds ?? Object.keys(groups);
  return {
    SecurityGroups: ids.map((id) => {
      const group = groups[id];
      if (!group) throw new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist`);
      return {
        GroupId: id,
        GroupName: id,
        OwnerId: accountId,
        VpcId: group.vpc,
        IpPermissions: group.inbound.map(toPermission),
        IpPermissionsEgress: group.outbound.map(toPermission),
      };
    }),
  };
}

function toPermission({ port, cidr, group }: RuleOptions): IpPermission {
  return {
    IpProtocol: port === undefined ? '-1' : 'tcp',
    ...(port !== undefined && { FromPort: port, ToPort: port }),
    IpRanges: cidr === undefined ? [] : [{ CidrIp: cidr }],
    Ipv6Ranges: [],
    PrefixListIds: [],
    UserIdGroupPairs: group === undefined ? [] : [{ GroupId: group, UserId: accountId }],
  };
}
