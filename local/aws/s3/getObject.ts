import { AwsError } from '../wire/awsError.ts';
import type { RestAnswer } from '../wire/rest.ts';
import type { S3Context } from './context.ts';
import type { Bucket } from './objects.ts';

/** GetObject and, without a body, HeadObject. */
export function getObject({ options }: S3Context, bucket: Bucket, key: string, hasBody: boolean): RestAnswer {
  const object = bucket.objects.get(key);
  if (object === undefined) throw missing(options.mayList ?? true);
  const { body, etag, contentType, crc32, modifiedMs } = object;
  return {
    status: 200,
    headers: {
      etag,
      'content-type': contentType,
      'last-modified': new Date(modifiedMs).toUTCString(),
      'x-amz-checksum-crc32': crc32,
      'x-amz-checksum-type': 'FULL_OBJECT',
      'x-amz-server-side-encryption': 'AES256',
    },
    body: hasBody ? body : '',
  };
}

/** To who may not list, AWS does not give away whether there is an object. */
function missing(mayList: boolean): AwsError {
  if (mayList) return new AwsError('NoSuchKey', 'The specified key does not exist.', {}, 404);
  return new AwsError('AccessDenied', 'Access Denied', {}, 403);
}
