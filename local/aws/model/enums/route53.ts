import * as sdk from '@aws-sdk/client-route-53';
import type { EnumTable } from './table.ts';

/** Which members of Route 53's structures are enums. The SDK's run-time schema calls them strings; a test holds this against the SDK's types. */
export const route53Enums: EnumTable = {
  HostedZoneFeatures: { AcceleratedRecoveryStatus: sdk.AcceleratedRecoveryStatus },
  ListHostedZonesByVPCRequest: { VPCRegion: sdk.VPCRegion },
  VPC: { VPCRegion: sdk.VPCRegion },
};
