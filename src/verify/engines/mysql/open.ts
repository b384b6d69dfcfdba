import { LegacyLogError } from '../../../errors.ts';
import type { Freshness, Open, Query, Row } from '../source.ts';

/**
 * Whether another transaction has changed rows, of whatever table: InnoDB says no more to a role with PROCESS, and nothing
 * to others. It shows its transactions anew ten times a second.
 */
export async function open(query: Query): Promise<Open> {
  const rows = await query(writers).catch(deniedAs(undefined));
  if (rows === undefined) {
    return { notes: ['whether a transaction may still commit rows is not known: the role lacks PROCESS'] };
  }
  return Number(rows[0]?.n) === 0
    ? { notes: [] }
    : { pending: 'a transaction that has changed rows has not ended', notes: [] };
}

const writers = `SELECT COUNT(*) AS n FROM information_schema.INNODB_TRX
  WHERE trx_rows_modified > 0 AND trx_mysql_thread_id <> CONNECTION_ID()`;

/** What the server replays, in the words of MySQL since 8.0.22 and of MariaDB, which has several channels at once. */
export async function freshness(query: Query): Promise<Freshness> {
  const [server = {}] = await query(
    'SELECT VERSION() AS version, @@GLOBAL.read_only AS readOnly, UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS now',
  );
  const asked = String(server.version).includes('MariaDB') ? 'SHOW ALL SLAVES STATUS' : 'SHOW REPLICA STATUS';
  const channels = await query(asked).catch(deniedAs(undefined));
  const untilMs = Math.min(...(channels ?? []).map((channel) => untilOf(channel, Number(server.now))));
  return { untilMs, notes: notesOf(channels, Number(server.readOnly) === 1) };
}

/** The seconds are whole, and counted from what the replica has received. */
export function untilOf(channel: Row, nowMs: number): number {
  const said = (mysql: string, mariadb: string) => channel[mysql] ?? channel[mariadb] ?? null;
  const behind = said('Seconds_Behind_Source', 'Seconds_Behind_Master');
  const isReceiving = said('Replica_IO_Running', 'Slave_IO_Running') === 'Yes';
  return behind === null || !isReceiving ? Number.NEGATIVE_INFINITY : nowMs - (Number(behind) + 1) * 1000;
}

function notesOf(channels: readonly Row[] | undefined, isReadOnly: boolean): readonly string[] {
  if (channels === undefined) {
    return [
      'whether the server is a replica that is behind is not known: the role lacks REPLICATION CLIENT or SLAVE MONITOR',
    ];
  }
  if (channels.length > 0)
    return ['on a replica it cannot be known whether a transaction of the primary may still commit rows'];
  return isReadOnly ? ['the server is read-only and says of no primary: how far it is behind one is not known'] : [];
}

/** A refusal for want of a right is an answer too. Sources: ER_SPECIFIC_ACCESS_DENIED_ERROR, ER_TABLEACCESS_DENIED_ERROR. */
function deniedAs<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    const { errno } = error as { readonly errno?: number };
    if (!(error instanceof LegacyLogError) && (errno === 1227 || errno === 1142 || errno === 1045)) return value;
    throw error;
  };
}
