import type { Operation } from '@aws-sdk/client-servicediscovery';
import { WriteFailed } from '../../errors.ts';
import { defined } from '../../values/defined.ts';

/** The id of the namespace that an operation created or changed. @throws WriteFailed with its code and message. */
export function namespaceOf(what: string, operation: Operation): string {
  if (operation.Status === 'SUCCESS') return operation.Targets?.NAMESPACE ?? '';
  throw new WriteFailed(
    `could not ${what}: ${operation.ErrorCode ?? 'no code'}: ${operation.ErrorMessage ?? 'no reason given'}`,
    defined({ hint: hintFor(operation.ErrorCode) }),
  );
}

/** What an operation's error code means for the person who reads it. Source: API reference of GetOperation. */
function hintFor(errorCode: string | undefined): string | undefined {
  switch (errorCode) {
    case 'CANNOT_CREATE_HOSTED_ZONE':
      return 'the VPC already has a private hosted zone of that name: delete it, or choose another discovery.namespace';
    case 'ACCESS_DENIED':
      return 'the role also needs route53:CreateHostedZone, route53:GetHostedZone, route53:ListHostedZonesByName and ec2:DescribeVpcs';
    case 'EXPIRED_TOKEN':
      return 'the credentials expired while Cloud Map worked: run again with new ones';
    case 'HOSTED_ZONE_NOT_FOUND':
      return 'the namespace’s hosted zone was deleted in Route 53: delete the namespace and run again';
    default:
      return undefined;
  }
}
