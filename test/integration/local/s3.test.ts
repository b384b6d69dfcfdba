import { request } from 'node:http';
import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOptions } from '../../../local/aws/clientOptions.ts';
import { type LocalAws, startLocalAws } from '../../support/localAws.ts';

let aws: LocalAws;
let slow: LocalAws;

beforeAll(async () => {
  aws = await startLocalAws({ s3: { buckets: ['ledger', 'pages'], elsewhere: { far: 'eu-west-1' } } });
  slow = await startLocalAws({ s3: { buckets: ['ledger'], writeMs: 1000, mayList: false } });
});

afterAll(() => Promise.all([aws.close(), slow.close()]));

const put = (Key: string, Body: string, condition: object = {}) =>
  aws.s3.send(new PutObjectCommand({ Bucket: 'ledger', Key, Body, ContentType: 'application/json', ...condition }));

test('what was put is got, with its entity tag in quotes and its type', async () => {
  const { ETag } = await put('a/head.json', '{"a":1}');
  const { Body, ...got } = await aws.s3.send(new GetObjectCommand({ Bucket: 'ledger', Key: 'a/head.json' }));
  expect(await Body?.transformToString()).toBe('{"a":1}');
  expect(got).toMatchObject({ ETag, ContentType: 'application/json', ContentLength: 7 });
  expect(ETag).toBe('"bb6cb5c68df4652941caf652a366f2d8"');
  expect(await aws.s3.send(new HeadObjectCommand({ Bucket: 'ledger', Key: 'a/head.json' }))).toMatchObject({ ETag });
});

test('a stream is sent in chunks with a checksum behind it, and stored without them', async () => {
  const Body = Readable.from([Buffer.from('one '), Buffer.from('two')]);
  await aws.s3.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'stream', Body, ContentLength: 7 }));
  const got = await aws.s3.send(new GetObjectCommand({ Bucket: 'ledger', Key: 'stream' }));
  expect(await got.Body?.transformToString()).toBe('one two');
});

test.each([
  { name: 'the first writing of a key', key: 'first', condition: { IfNoneMatch: '*' } },
  {
    name: 'the version that stands',
    key: 'second',
    before: 'one',
    condition: { IfMatch: '"f97c5d29941bfb1b2fdab0874906ab82"' },
  },
  {
    name: 'the same without quotes',
    key: 'third',
    before: 'one',
    condition: { IfMatch: 'f97c5d29941bfb1b2fdab0874906ab82' },
  },
])('a condition that holds: $name', async ({ key, before, condition }) => {
  if (before) await put(key, before);
  expect((await put(key, 'two', condition)).$metadata.httpStatusCode).toBe(200);
});

test.each([
  {
    name: 'a key that is there',
    before: 'one',
    condition: { IfNoneMatch: '*' },
    refusal: { name: 'PreconditionFailed', status: 412 },
  },
  {
    name: 'another version',
    before: 'one',
    condition: { IfMatch: '"00000000000000000000000000000000"' },
    refusal: { name: 'PreconditionFailed', status: 412 },
  },
  {
    name: 'a version of nothing',
    condition: { IfMatch: '"00000000000000000000000000000000"' },
    refusal: { name: 'NoSuchKey', status: 404 },
  },
  {
    name: 'not a version',
    condition: { IfNoneMatch: '"00000000000000000000000000000000"' },
    refusal: { name: 'NotImplemented', status: 501 },
  },
])('a condition that does not hold: $name', async ({ name, before, condition, refusal }) => {
  if (before) await put(name, before);
  await expect(put(name, 'two', condition)).rejects.toMatchObject({
    name: refusal.name,
    $metadata: { httpStatusCode: refusal.status },
  });
});

test('of two writings at once one is in the other’s way', async () => {
  const both = [1, 2].map((run) =>
    slow.s3.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'k', Body: `${run}`, IfNoneMatch: '*' })).then(
      () => 'written',
      ({ name }: Error) => name,
    ),
  );
  // The one that is refused is so at once; the other waits for its time.
  await Promise.race(both);
  await slow.time.advance(1000);
  expect((await Promise.all(both)).toSorted()).toEqual(['ConditionalRequestConflict', 'written']);
});

test.each([
  { name: 'NoSuchBucket', place: { Bucket: 'none', Key: 'a' }, status: 404 },
  { name: 'NoSuchKey', place: { Bucket: 'ledger', Key: 'none' }, status: 404 },
  { name: 'PermanentRedirect', place: { Bucket: 'far', Key: 'a' }, status: 301 },
])('not got: $name', async ({ name, place, status }) => {
  await expect(aws.s3.send(new GetObjectCommand(place))).rejects.toMatchObject({
    name,
    $metadata: { httpStatusCode: status },
  });
});

test('who may not list is not told that there is no object', async () => {
  await expect(slow.s3.send(new GetObjectCommand({ Bucket: 'ledger', Key: 'none' }))).rejects.toMatchObject({
    name: 'AccessDenied',
  });
});

test('keys are listed in pages, in the order of their bytes', async () => {
  const Bucket = 'pages';
  for (const Key of ['lines/b.json', 'lines/a.json', 'head.json', 'lines/B.json']) {
    await aws.s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
  }
  const one = await aws.s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'lines/', MaxKeys: 2 }));
  const ContinuationToken = one.NextContinuationToken;
  const two = await aws.s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'lines/', MaxKeys: 2, ContinuationToken }));
  expect([one, two].map(({ Contents }) => Contents?.map(({ Key }) => Key))).toEqual([
    ['lines/B.json', 'lines/a.json'],
    ['lines/b.json'],
  ]);
  expect([one.IsTruncated, two.IsTruncated]).toEqual([true, false]);
});

test('a bucket may stand in the host', async () => {
  const endpoint = aws.server.endpoint.replace('127.0.0.1', 'localhost');
  const client = new S3Client({ ...clientOptions(endpoint), forcePathStyle: true });
  await client.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'by path', Body: 'x' }));
  client.destroy();
  const status = await getByHost(aws.server.endpoint, 'ledger.localhost', '/by%20path');
  expect(status).toBe(200);
});

test('a body that is not what its checksum says is refused', async () => {
  const client = new S3Client(clientOptions(aws.server.endpoint));
  const sent = client.send(
    new PutObjectCommand({ Bucket: 'ledger', Key: 'wrong', Body: 'x', ChecksumCRC32: 'AAAAAA==' }),
  );
  await expect(sent).rejects.toMatchObject({ name: 'BadDigest' });
  client.destroy();
});

/** As a client asks that puts the bucket into the host, which no resolver here knows. */
function getByHost(endpoint: string, host: string, path: string): Promise<number | undefined> {
  const signed = `AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
  return new Promise((resolve, reject) => {
    const outgoing = request(`${endpoint}${path}`, { headers: { host, authorization: signed } });
    outgoing.once('error', reject);
    outgoing.once('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    outgoing.end();
  });
}
