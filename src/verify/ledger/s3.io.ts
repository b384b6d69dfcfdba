import type { S3Client } from '@aws-sdk/client-s3';
import { refusalName } from '../../aws/call.io.ts';
import { LedgerConflict, ReadFailed, WriteFailed } from '../../errors.ts';
import { s3Failure } from './s3Failure.ts';
import type { LedgerStore, Stored } from './store.ts';

export interface S3World {
  readonly s3: () => Promise<Pick<S3Client, 'send'>>;
}

/**
 * A ledger in a bucket. Each writing is on condition of the entity tag that was read, so that the bucket decides who was
 * first; encryption is the bucket's own.
 *
 * Source: Amazon S3 User Guide, "How to prevent object overwrites with conditional writes": 412 where the condition does not
 * hold, 409 where another writing was in flight, 404 where the object of an If-Match is gone.
 *
 * @param prefix without a slash at its end; empty for none
 */
export function s3Store({ s3 }: S3World, bucket: string, prefix: string): LedgerStore {
  const place = `s3://${prefix === '' ? bucket : `${bucket}/${prefix}`}`;
  const keyOf = (name: string) => (prefix === '' ? name : `${prefix}/${name}`);
  const read = async (name: string): Promise<Stored | undefined> => {
    const { GetObjectCommand } = await import('./s3Client.io.ts');
    try {
      const { Body, ETag } = await (await s3()).send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(name) }));
      if (Body === undefined || ETag === undefined) throw new TypeError('the answer has no body or no entity tag');
      return { text: await Body.transformToString(), version: ETag };
    } catch (cause) {
      if (refusalName(cause) === 'NoSuchKey') return undefined;
      const { message, options } = s3Failure('read', `${place}/${name}`, cause);
      throw new ReadFailed(message, options);
    }
  };
  const put = async (name: string, text: string, before: string | undefined): Promise<string> => {
    const { PutObjectCommand } = await import('./s3Client.io.ts');
    const condition = before === undefined ? { IfNoneMatch: '*' } : { IfMatch: before };
    const object = { Bucket: bucket, Key: keyOf(name), Body: text, ContentType: 'application/json' };
    const { ETag } = await (await s3()).send(new PutObjectCommand({ ...object, ...condition }));
    if (ETag === undefined) throw new TypeError('the answer has no entity tag');
    return ETag;
  };
  return {
    place,
    read,
    write: async (name, text, before) => {
      try {
        return await put(name, text, before);
      } catch (cause) {
        if (!conflicts.has(refusalName(cause))) {
          const { message, options } = s3Failure('write', `${place}/${name}`, cause);
          throw new WriteFailed(message, options);
        }
        // The client sends again what got no answer, and its first sending may have been carried out.
        const stored = await read(name);
        if (stored?.text === text) return stored.version;
        throw new LedgerConflict(`${place}/${name} was written by another run`, {
          cause,
          hint: 'run again: what it looked at is remembered',
        });
      }
    },
  };
}

const conflicts = new Set(['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey']);
