import * as sdk from '@aws-sdk/client-lambda';
import type { EnumTable } from './table.ts';

/** Which members of Lambda's structures are enums. The SDK's run-time schema calls them strings; a test holds this against the SDK's types. */
export const lambdaEnums: EnumTable = {
  FunctionConfiguration: {
    Runtime: sdk.Runtime,
    State: sdk.State,
    StateReasonCode: sdk.StateReasonCode,
    LastUpdateStatus: sdk.LastUpdateStatus,
    LastUpdateStatusReasonCode: sdk.LastUpdateStatusReasonCode,
    PackageType: sdk.PackageType,
    Architectures: sdk.Architecture,
  },
  TracingConfigResponse: { Mode: sdk.TracingMode },
  S3FilesConfig: { DirectS3Read: sdk.DirectS3Read },
  SnapStartResponse: { ApplyOn: sdk.SnapStartApplyOn, OptimizationStatus: sdk.SnapStartOptimizationStatus },
  LoggingConfig: {
    LogFormat: sdk.LogFormat,
    ApplicationLogLevel: sdk.ApplicationLogLevel,
    SystemLogLevel: sdk.SystemLogLevel,
  },
  TenancyConfig: { TenantIsolationMode: sdk.TenantIsolationMode },
  UpdateFunctionCodeRequest: {
    S3ObjectStorageMode: sdk.S3ObjectStorageMode,
    Architectures: sdk.Architecture,
    PublishTo: sdk.FunctionVersionLatestPublished,
  },
  UpdateFunctionConfigurationRequest: { Runtime: sdk.Runtime },
  TracingConfig: { Mode: sdk.TracingMode },
  SnapStart: { ApplyOn: sdk.SnapStartApplyOn },
  InvocationRequest: { InvocationType: sdk.InvocationType, LogType: sdk.LogType },
};
