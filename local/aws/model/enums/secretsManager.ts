import * as sdk from '@aws-sdk/client-secrets-manager';
import type { EnumTable } from './table.ts';

/** Which members of Secrets Manager's structures are enums. The SDK's run-time schema calls them strings; a test holds this against the SDK's types. */
export const secretsManagerEnums: EnumTable = {
  Filter: { Key: sdk.FilterNameStringType },
  ReplicationStatusType: { Status: sdk.StatusType },
  ListSecretsRequest: { SortOrder: sdk.SortOrderType, SortBy: sdk.SortByType },
};
