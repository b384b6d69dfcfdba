import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientOptions } from '../../../local/aws/clientOptions.ts';
import { LedgerConflict } from '../../../src/errors.ts';
import { openStore } from '../../../src/verify/ledger/open.io.ts';
import type { LedgerStore } from '../../../src/verify/ledger/store.ts';
import { type LocalAws, startLocalAws } from '../../support/localAws.ts';

let aws: LocalAws;
let store: LedgerStore;

beforeEach(async () => {
  aws = await startLocalAws({ s3: { buckets: ['ledger'], elsewhere: { far: 'eu-west-1' } } });
  store = openStore('s3://ledger/verify/', { s3: async () => aws.s3 });
});

afterEach(() => aws.close());

test('a file that nobody wrote is none', async () => {
  expect(await store.read('head.json')).toBeUndefined();
});

test.each([
  { name: 'with a prefix', state: 's3://ledger/verify', place: 's3://ledger/verify', key: 'verify/head.json' },
  { name: 'with a slash behind it', state: 's3://ledger/a/b/', place: 's3://ledger/a/b', key: 'a/b/head.json' },
  { name: 'without one', state: 's3://ledger', place: 's3://ledger', key: 'head.json' },
])('files stand where the state says, $name', async ({ state, place, key }) => {
  const named = openStore(state, { s3: async () => aws.s3 });
  await named.write('head.json', '{}', undefined);
  expect(named.place).toBe(place);
  expect(aws.server.calls.at(-1)).toMatchObject({ operation: 'PutObject', input: { Bucket: 'ledger', Key: key } });
});

test('what was written is read, and each version follows the one that was read', async () => {
  const first = await store.write('head.json', 'one', undefined);
  const second = await store.write('head.json', 'two', first);
  expect(await store.read('head.json')).toEqual({ text: 'two', version: second });
  await expect(store.write('head.json', 'three', first)).rejects.toThrow(LedgerConflict);
  await expect(store.write('head.json', 'three', undefined)).rejects.toThrow(LedgerConflict);
  expect(await store.read('head.json')).toEqual({ text: 'two', version: second });
});

test('a writing whose answer was lost is found to have been carried out', async () => {
  aws.server.failNext('PutObject', { code: 'lost', message: 'lost', afterwards: true });
  const version = await store.write('head.json', 'one', undefined);
  expect(aws.server.calls.map(({ operation, error, answerLost }) => [operation, error ?? answerLost])).toEqual([
    ['PutObject', true],
    ['PutObject', 'PreconditionFailed'],
    ['GetObject', undefined],
  ]);
  expect(await store.read('head.json')).toEqual({ text: 'one', version });
});

test('what is gone between reading and writing is another run’s doing', async () => {
  await expect(store.write('head.json', 'one', '"00000000000000000000000000000000"')).rejects.toThrow(LedgerConflict);
});

test('of twenty that write at once one is first, and each of the others hears of it', async () => {
  const writes = Array.from({ length: 20 }, (_, at) => store.write('head.json', `run ${at}`, undefined));
  const settled = await Promise.allSettled(writes);
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(settled.every((it) => it.status === 'fulfilled' || it.reason instanceof LedgerConflict)).toBe(true);
});

const said = (error: unknown) => {
  const { name, message, hint } = error as { name: string; message: string; hint?: string };
  return `${name}: ${message}\n  hint: ${hint}`;
};

test('a bucket that is not there, one elsewhere, and one that may not be read are told apart', async () => {
  const none = openStore('s3://none', { s3: async () => aws.s3 });
  const far = openStore('s3://far', { s3: async () => aws.s3 });
  aws.server.failNext('S3.GetObject', { code: 'AccessDenied', message: 'Access Denied', status: 403 });
  expect(said(await store.read('head.json').catch((error: unknown) => error))).toMatchInlineSnapshot(`
    "ReadFailed: could not read s3://ledger/verify/head.json: AccessDenied: Access Denied
      hint: the role needs s3:GetObject on the ledger’s objects, and s3:ListBucket on the bucket: without that, a file that is not there yet is refused as well"
  `);
  aws.server.failNext('S3.PutObject', { code: 'AccessDenied', message: 'Access Denied', status: 403 });
  expect(said(await store.write('head.json', '{}', undefined).catch((error: unknown) => error))).toMatchInlineSnapshot(`
    "WriteFailed: could not write s3://ledger/verify/head.json: AccessDenied: Access Denied
      hint: the role needs s3:PutObject on the ledger’s objects, and the use of the bucket’s KMS key if it has one"
  `);
  expect(said(await none.read('head.json').catch((error: unknown) => error))).toMatchInlineSnapshot(`
    "ReadFailed: could not read s3://none/head.json: NoSuchBucket: The specified bucket does not exist
      hint: there is no bucket of that name: check verify.state, and that the bucket was created"
  `);
  expect(said(await far.read('head.json').catch((error: unknown) => error))).toMatchInlineSnapshot(`
    "ReadFailed: could not read s3://far/head.json: PermanentRedirect: The bucket you are attempting to access must be addressed using the specified endpoint.
      hint: the bucket is in another region: set region to the bucket’s"
  `);
});

test('an endpoint on this machine is reached by path, by what every client here is made with', async () => {
  const client = new S3Client(clientOptions(aws.server.endpoint));
  await client.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'k', Body: 'x' }));
  client.destroy();
  expect(aws.server.calls).toHaveLength(1);
});
