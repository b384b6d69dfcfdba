import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { accountId } from '../account.ts';
import type { AwsService } from '../wire/service.ts';

export interface StsOptions {
  /** The role whose session calls. */
  readonly role?: string;
  readonly account?: string;
}

/** Who calls. */
export function makeSts({ role = 'deploy', account = accountId }: StsOptions): AwsService {
  const identity: GetCallerIdentityResponse = {
    UserId: 'AROAEXAMPLE:local',
    Account: account,
    Arn: `arn:aws:sts::${account}:assumed-role/${role}/local`,
  };
  return { name: 'STS', target: '2011-06-15', protocol: 'query', operations: { GetCallerIdentity: () => identity } };
}
