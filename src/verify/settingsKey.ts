import type { Verify } from '../config/schema.ts';
import { windowMsOf } from './gridOf.ts';

/**
 * What a ledger's windows were compared by. Others make other windows, whose verdicts say nothing about these: the ledger
 * of other settings is refused. How long one waits, and where the sides are reached, may change at any time; so may a
 * filter, of which a slip of the pen is put right.
 */
export function settingsKey({ window, database, identity }: Pick<Verify, 'window' | 'database' | 'identity'>): string {
  const { schema, table, time, timezone, bucket, measure, where, groups } = database;
  const windowMs = bucket === undefined ? windowMsOf({ window }) : undefined;
  return JSON.stringify({ windowMs, schema, table, time, timezone, bucket, measure, where, groups, identity });
}
