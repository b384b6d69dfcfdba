import type { Verify } from '../config/schema.ts';

/**
 * What a ledger's windows were compared by. Others make other windows, whose verdicts say nothing about these: the ledger
 * of other settings is refused. How long one waits, and where the sides are reached, may change at any time.
 */
export function settingsKey({ window, database, identity }: Verify): string {
  const { schema, table, time, timezone, bucket, measure, where, groups } = database;
  return JSON.stringify({ window, schema, table, time, timezone, bucket, measure, where, groups, identity });
}
