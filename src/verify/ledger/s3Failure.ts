import { type Failure, failureOf } from '../../aws/failure.ts';
import { refusalOf } from '../../aws/refusal.ts';

const actions = { read: 's3:GetObject', write: 's3:PutObject' } as const;

/** A call of S3 that failed, for people. @param what `s3://bucket/prefix/head.json` */
export function s3Failure(attempt: 'read' | 'write', what: string, cause: unknown): Failure {
  const { message, options } = failureOf(actions[attempt], `${attempt} ${what}`, cause);
  const hint = hintOf(refusalOf(cause).name, attempt) ?? options.hint;
  return { message, options: { cause, ...(hint !== undefined && { hint }) } };
}

function hintOf(name: string, attempt: 'read' | 'write'): string | undefined {
  switch (name) {
    case 'NoSuchBucket':
      return 'there is no bucket of that name: check verify.state, and that the bucket was created';
    case 'AccessDenied':
      return attempt === 'write'
        ? 'the role needs s3:PutObject on the ledger’s objects, and the use of the bucket’s KMS key if it has one'
        : 'the role needs s3:GetObject on the ledger’s objects, and s3:ListBucket on the bucket: without that, a file that is not there yet is refused as well';
    case 'PermanentRedirect':
    case 'AuthorizationHeaderMalformed':
      return 'the bucket is in another region: set region to the bucket’s';
    default:
      return undefined;
  }
}
