import * as sdk from '@aws-sdk/client-iam';
import type { EnumTable } from './table.ts';

/** Which members of IAM's structures are enums. The SDK's run-time schema calls them strings; a test holds this against the SDK's types. */
export const iamEnums: EnumTable = {
  AttachedPermissionsBoundary: { PermissionsBoundaryType: sdk.PermissionsBoundaryAttachmentType },
  InlinePolicyIdentifierType: { AttachmentType: sdk.AttachmentType },
  ContextEntry: { ContextKeyType: sdk.ContextKeyTypeEnum },
  EvaluationResult: {
    EvalDecision: sdk.PolicyEvaluationDecisionType,
    EvalDecisionDetails: sdk.PolicyEvaluationDecisionType,
  },
  Statement: { SourcePolicyType: sdk.PolicySourceType },
  ResourceSpecificResult: {
    EvalResourceDecision: sdk.PolicyEvaluationDecisionType,
    EvalDecisionDetails: sdk.PolicyEvaluationDecisionType,
  },
};
