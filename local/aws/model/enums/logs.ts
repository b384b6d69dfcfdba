import * as sdk from '@aws-sdk/client-cloudwatch-logs';
import type { EnumTable } from './table.ts';

/** Which members of CloudWatch Logs's structures are enums. The SDK's run-time schema calls them strings; a test holds this against the SDK's types. */
export const logsEnums: EnumTable = {
  CreateLogGroupRequest: { logGroupClass: sdk.LogGroupClass },
  DescribeLogGroupsRequest: { logGroupClass: sdk.LogGroupClass },
  LogGroup: {
    dataProtectionStatus: sdk.DataProtectionStatus,
    inheritedProperties: sdk.InheritedProperty,
    logGroupClass: sdk.LogGroupClass,
  },
  DescribeLogStreamsRequest: { orderBy: sdk.OrderBy },
  DescribeQueriesRequest: { status: sdk.QueryStatus, queryLanguage: sdk.QueryLanguage },
  QueryInfo: { queryLanguage: sdk.QueryLanguage, status: sdk.QueryStatus },
  GetQueryResultsResponse: { queryLanguage: sdk.QueryLanguage, status: sdk.QueryStatus },
  RejectedEntityInfo: { errorType: sdk.EntityRejectionErrorType },
  StartQueryRequest: { queryLanguage: sdk.QueryLanguage },
};
