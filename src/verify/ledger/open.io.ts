import type { S3Client } from '@aws-sdk/client-s3';
import type { LedgerStore } from './store.ts';

export interface StoreWorld {
  /** Only called for a ledger in S3, so that its client is loaded where it is needed. */
  readonly s3: () => Promise<Pick<S3Client, 'send'>>;
}

/** @param state `s3://bucket/prefix` or `file:folder`, as the configuration has it */
export function openStore(_state: string, _world: StoreWorld): LedgerStore {
  throw new Error('not built yet');
}
