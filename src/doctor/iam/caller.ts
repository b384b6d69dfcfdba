import type { GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';

/** Who makes the calls. */
export interface Caller {
  readonly account: string;
  /** `arn:aws:sts::123456789012:assumed-role/deploy/session`. */
  readonly arn: string;
}

export function toCaller({ Account = '', Arn = '' }: Pick<GetCallerIdentityCommandOutput, 'Account' | 'Arn'>): Caller {
  return { account: Account, arn: Arn };
}

/** Whose policies decide about a caller: the name of a role, a user's ARN, or the root, who may do everything. */
export type Principal =
  | { readonly kind: 'role'; readonly name: string }
  | { readonly kind: 'user'; readonly arn: string }
  | { readonly kind: 'root' }
  | { readonly kind: 'other' };

/** The ARN of a session leaves out the path of its role, so that only the name is known. */
export function principalOf({ arn }: Caller): Principal {
  const role = /^arn:[^:]*:sts::\d*:assumed-role\/([^/]+)\//.exec(arn)?.[1];
  if (role !== undefined) return { kind: 'role', name: role };
  if (/^arn:[^:]*:iam::\d*:user\//.test(arn)) return { kind: 'user', arn };
  return /^arn:[^:]*:iam::\d*:root$/.test(arn) ? { kind: 'root' } : { kind: 'other' };
}

/** The account of an ARN, or undefined where it names none. */
export function accountOf(arn: string): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1];
}

/** `aws`, `aws-cn`, `aws-us-gov`. */
export function partitionOf({ arn }: Caller): string {
  return /^arn:([^:]+):/.exec(arn)?.[1] ?? 'aws';
}
