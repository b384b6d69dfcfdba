import * as sdk from '@aws-sdk/client-ecr';
import type { EnumTable } from './table.ts';

/** Which members of ECR's structures are enums. The SDK's run-time schema calls them strings; a test holds this against the SDK's types. */
export const ecrEnums: EnumTable = {
  ImageFailure: { failureCode: sdk.ImageFailureCode },
  PullThroughCacheRule: { upstreamRegistry: sdk.UpstreamRegistry },
};
