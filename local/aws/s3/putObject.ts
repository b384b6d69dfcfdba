import { createHash } from 'node:crypto';
import { AwsError } from '../wire/awsError.ts';
import type { RestAnswer, RestRequest } from '../wire/rest.ts';
import { payloadOf } from './body.ts';
import type { S3Context } from './context.ts';
import type { Bucket } from './objects.ts';

/**
 * PutObject, and whether its condition holds: when it begins (412, or 404 for an If-Match of nothing) and when it ends (409
 * where another writing ended meanwhile, or is in flight).
 */
export async function putObject(
  { time, options }: S3Context,
  bucket: Bucket,
  key: string,
  { headers, body: sent }: RestRequest,
): Promise<RestAnswer> {
  const { body, crc32 } = payloadOf(sent, headers);
  const condition = { ifMatch: headers['if-match'], ifNoneMatch: headers['if-none-match'] };
  const before = bucket.objects.get(key);
  check(condition, before?.etag);
  const isConditional = condition.ifMatch !== undefined || condition.ifNoneMatch !== undefined;
  if (isConditional && bucket.inFlight.has(key)) throw conflict();
  bucket.inFlight.add(key);
  try {
    if (options.writeMs) await time.sleep(options.writeMs);
  } finally {
    bucket.inFlight.delete(key);
  }
  if (isConditional && bucket.objects.get(key) !== before) throw conflict();
  const etag = `"${createHash('md5').update(body).digest('hex')}"`;
  const contentType = headers['content-type'] ?? 'application/octet-stream';
  bucket.objects.set(key, { body, etag, contentType, crc32, modifiedMs: time.nowMs() });
  return {
    status: 200,
    headers: { etag, 'x-amz-checksum-crc32': crc32, 'x-amz-checksum-type': 'FULL_OBJECT' },
    body: '',
  };
}

interface Condition {
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

function check({ ifMatch, ifNoneMatch }: Condition, etag: string | undefined): void {
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw new AwsError('NotImplemented', 'If-None-Match of a PutObject can only be *', {}, 501);
  }
  if (ifMatch !== undefined && ifNoneMatch !== undefined) {
    throw new AwsError('InvalidRequest', 'If-Match and If-None-Match exclude each other');
  }
  if (ifMatch !== undefined && etag === undefined) {
    throw new AwsError('NoSuchKey', 'The specified key does not exist.', {}, 404);
  }
  const isMet = ifNoneMatch === undefined ? ifMatch === undefined || unquoted(ifMatch) === unquoted(etag) : !etag;
  if (!isMet) {
    const words = 'At least one of the pre-conditions you specified did not hold';
    throw new AwsError('PreconditionFailed', words, {}, 412);
  }
}

function unquoted(etag: string | undefined): string | undefined {
  return etag?.replace(/^"(.*)"$/, '$1');
}

function conflict(): AwsError {
  const words = 'The conditional request cannot succeed due to a conflicting operation against this resource.';
  return new AwsError('ConditionalRequestConflict', words, {}, 409);
}
