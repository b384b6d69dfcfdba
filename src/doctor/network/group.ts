import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';

/** A security group as far as it matters here. */
export interface Group {
  readonly id: string;
  readonly vpc: string | undefined;
  readonly inbound: readonly Rule[];
  readonly outbound: readonly Rule[];
}

/** What is let through, and between whom; without ports it is every one. */
export interface Rule {
  readonly protocol: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly groups: readonly string[];
  readonly cidrs: readonly string[];
  readonly prefixLists: readonly string[];
}

export function toGroup(answer: SecurityGroup): Group {
  return {
    id: answer.GroupId ?? '',
    vpc: answer.VpcId,
    inbound: (answer.IpPermissions ?? []).map(toRule),
    outbound: (answer.IpPermissionsEgress ?? []).map(toRule),
  };
}

function toRule(permission: IpPermission): Rule {
  return {
    protocol: permission.IpProtocol ?? '',
    from: permission.FromPort,
    to: permission.ToPort,
    groups: ids(permission.UserIdGroupPairs, ({ GroupId }) => GroupId),
    cidrs: [
      ...ids(permission.IpRanges, ({ CidrIp }) => CidrIp),
      ...ids(permission.Ipv6Ranges, ({ CidrIpv6 }) => CidrIpv6),
    ],
    prefixLists: ids(permission.PrefixListIds, ({ PrefixListId }) => PrefixListId),
  };
}

function ids<Entry>(entries: readonly Entry[] | undefined, of: (entry: Entry) => string | undefined): string[] {
  return (entries ?? []).flatMap((entry) => of(entry) ?? []);
}
