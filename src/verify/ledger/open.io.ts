import { NotPossible } from '../../errors.ts';
import { folderStore } from './folder.io.ts';
import { type S3World, s3Store } from './s3.io.ts';
import type { LedgerStore } from './store.ts';

export interface StoreWorld {
  /** Only called for a ledger in S3, so that its client is loaded where it is needed. */
  readonly s3: S3World['s3'];
}

/**
 * @param state `s3://bucket/prefix` or `file:folder`, as the configuration has it
 * @throws NotPossible for anything else
 */
export function openStore(state: string, world: StoreWorld): LedgerStore {
  const folder = /^file:(.+)$/.exec(state)?.[1];
  if (folder !== undefined) return folderStore(folder);
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(state) ?? [];
  if (bucket !== undefined) return s3Store(world, bucket, prefix.replace(/\/+$/, ''));
  throw new NotPossible(`verify.state is neither s3://bucket/prefix nor file:folder: ${state}`);
}
