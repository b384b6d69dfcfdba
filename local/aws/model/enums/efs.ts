import * as sdk from '@aws-sdk/client-efs';
import type { EnumTable } from './table.ts';

/** Which members of EFS's structures are enums. The SDK's run-time schema calls them strings; a test holds this against the SDK's types. */
export const efsEnums: EnumTable = {
  FileSystemDescription: {
    LifeCycleState: sdk.LifeCycleState,
    PerformanceMode: sdk.PerformanceMode,
    ThroughputMode: sdk.ThroughputMode,
  },
  FileSystemProtectionDescription: { ReplicationOverwriteProtection: sdk.ReplicationOverwriteProtection },
  MountTargetDescription: { LifeCycleState: sdk.LifeCycleState },
  AccessPointDescription: { LifeCycleState: sdk.LifeCycleState },
};
