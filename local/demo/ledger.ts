import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { clientOptions } from '../aws/clientOptions.ts';
import { ledgerBucket, ledgerPrefix, region } from './config.ts';
import type { VerifiedGroup, VerifiedWindow } from './result/result.ts';

/** What the Lambda has remembered of the windows in a piece of time, read as anybody could: it is JSON in a bucket. */
export async function readLedger(
  endpoint: string,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<{ readonly windows: readonly VerifiedWindow[]; readonly groups: readonly VerifiedGroup[] }> {
  const client = new S3Client(clientOptions(endpoint, region));
  const read = async (name: string) => {
    try {
      const object = { Bucket: ledgerBucket, Key: `${ledgerPrefix}/${name}` };
      return JSON.parse((await (await client.send(new GetObjectCommand(object))).Body?.transformToString()) ?? '');
    } catch (error) {
      if (error instanceof NoSuchKey) return { entries: [], groups: [] };
      throw error;
    }
  };
  const days = new Set([fromMs, toMs - 1].map((ms) => new Date(ms).toISOString().slice(0, 10)));
  const files: { entries: readonly Entry[] }[] = await Promise.all([...days].map((day) => read(`entries/${day}.json`)));
  const entries = files.flatMap((file) => file.entries).filter((entry) => entry.fromMs >= fromMs && entry.toMs <= toMs);
  const differing = entries.filter(({ missing, extra }) => missing !== '0' || extra !== '0');
  const details: { groups: readonly VerifiedGroup[] }[] = await Promise.all(
    differing.map((entry) =>
      read(`lines/${new Date(entry.fromMs).toISOString().slice(0, 19).replaceAll(':', '-')}Z.json`),
    ),
  );
  client.destroy();
  return {
    windows: entries.map((entry) => ({
      from: new Date(entry.fromMs).toISOString(),
      logs: entry.lines,
      rows: entry.rows,
    })),
    groups: details.flatMap(({ groups }) => groups),
  };
}

/** What is read of an entry of the ledger. */
interface Entry {
  readonly fromMs: number;
  readonly toMs: number;
  readonly lines: string | null;
  readonly rows: string | null;
  readonly missing: string;
  readonly extra: string;
}
