import { setTimeout as wait } from 'node:timers/promises';
import type { Done } from './hurt.ts';
import { kill } from './kill.ts';
import type { Stage } from './stage.ts';

/** Waits for a transaction of the batch, for two seconds at most: a batch that has nothing to do has none. */
export async function killBatch(stage: Stage, pid: number, done: Done): Promise<void> {
  const isMet = await transaction(stage);
  if (!kill(pid)) return;
  done.batchKills += 1;
  if (isMet) done.inTransaction += 1;
}

async function transaction({ database }: Stage): Promise<boolean> {
  for (const until = Date.now() + 2000; Date.now() < until; ) {
    const [row] = await database.query(openTransactions);
    if (Number(row?.n) > 0) return true;
    await wait(5);
  }
  return false;
}

const openTransactions =
  'select count(*) as n from pg_stat_activity where pid <> pg_backend_pid() and xact_start is not null and backend_xid is not null';
