import { page } from '../wire/page.ts';
import type { RestAnswer } from '../wire/rest.ts';
import type { Bucket } from './objects.ts';
import { document, element } from './xml.ts';

/** ListObjectsV2, of a prefix; keys in the order of their bytes. */
export function listObjects(bucket: Bucket, name: string, query: URLSearchParams): RestAnswer {
  const prefix = query.get('prefix') ?? '';
  const keys = [...bucket.objects.keys()].filter((key) => key.startsWith(prefix)).toSorted(byBytes);
  const size = query.get('max-keys');
  const { items, nextToken } = page(keys, {
    size: size === null ? undefined : Number(size),
    token: query.get('continuation-token') ?? undefined,
    most: 1000,
    invalid: 'InvalidArgument',
  });
  const root = element('ListBucketResult', [
    ...[element('Name', name), element('Prefix', prefix), element('KeyCount', items.length)],
    ...[element('MaxKeys', size ?? 1000), element('IsTruncated', String(nextToken !== undefined))],
    ...(nextToken === undefined ? [] : [element('NextContinuationToken', nextToken)]),
    ...items.map((key) => contents(bucket, key)),
  ]);
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: document(root) };
}

function contents({ objects }: Bucket, key: string): string {
  const object = objects.get(key);
  return element('Contents', [
    element('Key', key),
    element('LastModified', new Date(object?.modifiedMs ?? 0).toISOString()),
    element('ETag', object?.etag ?? ''),
    element('Size', object?.body.length ?? 0),
    element('StorageClass', 'STANDARD'),
  ]);
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
