import type { Subnet as Answer } from '@aws-sdk/client-ec2';

/** A subnet as far as it matters here; what AWS left out is undefined. */
export interface Subnet {
  readonly id: string;
  readonly vpc: string | undefined;
  readonly zone: string | undefined;
  readonly cidr: string | undefined;
  readonly freeAddresses: number | undefined;
}

export function toSubnet(answer: Answer): Subnet {
  return {
    id: answer.SubnetId ?? '',
    vpc: answer.VpcId,
    zone: answer.AvailabilityZone,
    cidr: answer.CidrBlock,
    freeAddresses: answer.AvailableIpAddressCount,
  };
}
