import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { clientOptions } from '../../local/aws/clientOptions.ts';
import { ledgerBucket, ledgerPrefix, region } from '../../local/demo/config.ts';
import { numberOf } from './line.ts';

/** The numbers of the lines that the verification names as missing, in order, read from its ledger as anybody could. */
export async function namedMissing(endpoint: string, seed: number): Promise<readonly number[]> {
  const client = new S3Client(clientOptions(endpoint, region));
  const numbers: number[] = [];
  for (const Key of await keysOf(client)) {
    const object = await client.send(new GetObjectCommand({ Bucket: ledgerBucket, Key }));
    const { missing } = JSON.parse((await object.Body?.transformToString()) ?? '{}') as Details;
    for (const { identity } of missing) numbers.push(numberOf(seed, identity) ?? -1);
  }
  client.destroy();
  return numbers.toSorted((one, other) => one - other);
}

interface Details {
  readonly missing: readonly { readonly identity: string }[];
}

async function keysOf(client: S3Client): Promise<readonly string[]> {
  const keys: string[] = [];
  for (let token: string | undefined; ; ) {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: ledgerBucket, Prefix: `${ledgerPrefix}/lines/`, ContinuationToken: token }),
    );
    keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
    token = page.NextContinuationToken;
    if (token === undefined) return keys;
  }
}
