import { AwsError } from '../wire/awsError.ts';
import type { RestAnswer, RestCall, RestRequest, RestService } from '../wire/rest.ts';
import type { Time } from '../wire/time.ts';
import type { S3Context } from './context.ts';
import { getObject } from './getObject.ts';
import { listObjects } from './listObjects.ts';
import type { Bucket, S3Options } from './objects.ts';
import { placeOf } from './place.ts';
import { putObject } from './putObject.ts';
import { document, element } from './xml.ts';

/** Buckets whose objects can be written on condition, read and listed. */
export function makeS3({ time, region, ...options }: S3Options & { readonly time: Time; readonly region: string }): {
  readonly service: RestService;
} {
  const own = (options.buckets ?? []).map((name) => [name, region] as const);
  const context: S3Context = {
    ...{ time, region, options },
    buckets: new Map(
      [...own, ...Object.entries(options.elsewhere ?? {})].map(([name, of]): [string, Bucket] => [
        name,
        { region: of, objects: new Map(), inFlight: new Set() },
      ]),
    ),
  };
  return { service: { name: 'S3', route: (request) => route(context, request), refusal } };
}

function route(context: S3Context, request: RestRequest): RestCall {
  const { bucket: Bucket, key: Key } = placeOf(request.url);
  const { searchParams } = request.url;
  const call = (operation: string, input: object, run: (bucket: Bucket) => RestAnswer | Promise<RestAnswer>) => ({
    operation,
    input: { Bucket, ...input },
    run: async () => await run(bucketOf(context, Bucket)),
  });
  if (Key === '' && request.method === 'GET' && searchParams.get('list-type') === '2') {
    return call('ListObjectsV2', { Prefix: searchParams.get('prefix') }, (it) => listObjects(it, Bucket, searchParams));
  }
  if (Key !== '' && request.method === 'GET')
    return call('GetObject', { Key }, (it) => getObject(context, it, Key, true));
  if (Key !== '' && request.method === 'HEAD')
    return call('HeadObject', { Key }, (it) => getObject(context, it, Key, false));
  if (Key !== '' && request.method === 'PUT') {
    const { 'if-match': IfMatch, 'if-none-match': IfNoneMatch } = request.headers;
    return call('PutObject', { Key, IfMatch, IfNoneMatch }, (it) => putObject(context, it, Key, request));
  }
  throw new AwsError(
    'NotImplemented',
    `${request.method} ${request.url.pathname} is not built into the local cloud`,
    {},
    501,
  );
}

function bucketOf({ buckets, region }: S3Context, name: string): Bucket {
  const bucket = buckets.get(name);
  if (bucket === undefined) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', {}, 404);
  if (bucket.region === region) return bucket;
  const words = 'The bucket you are attempting to access must be addressed using the specified endpoint.';
  throw new AwsError('PermanentRedirect', words, {}, 301);
}

function refusal({ code, message, status }: { code: string; message: string; status: number }): RestAnswer {
  const root = element('Error', [element('Code', code), element('Message', message), element('RequestId', 'LOCAL')]);
  return { status, headers: { 'content-type': 'application/xml' }, body: document(root) };
}
