/**
 * How far an error of the database or of the file system reaches:
 * `values`, some row's values alone; `file`, this file; `again`, nothing if the transaction is tried once more
 * (a deadlock, a serialization failure); `run`, every file behind this one as well.
 */
export type Reach = 'values' | 'file' | 'again' | 'run';

/** MySQL gives these no SQLSTATE of their own class: a value cut off, a character that the column cannot hold, a lock that was waited for too long. */
const reachOfNumber: Readonly<Record<number, Reach>> = { 1265: 'values', 1366: 'values', 1205: 'again' };

/** Classes of SQLSTATE: 22 data exception, 23 integrity constraint violation, 40 transaction rollback. */
const reachOfClass: Readonly<Record<string, Reach>> = { '22': 'values', '23': 'file', '40': 'again' };

export function reachOf(error: unknown): Reach {
  if (!(error instanceof Error)) return 'run';
  if ('syscall' in error && 'path' in error) return 'file';
  const { errno } = error as { errno?: unknown };
  return (typeof errno === 'number' && reachOfNumber[errno]) || reachOfClass[sqlState(error).slice(0, 2)] || 'run';
}

/**
 * What an error says. Where the database speaks of values it may quote them, and nothing of a line is ever printed:
 * such an error goes by its code and by the column or constraint. Drivers never show the password.
 */
export function describeError(error: unknown): string {
  // An address that is refused on IPv4 and on IPv6 comes as two errors in one that says nothing itself.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return String(first);
  const reach = reachOf(first);
  if (sqlState(first) === '' || reach === 'again' || reach === 'run') return first.message || first.name;
  const { column, constraint } = first as { column?: unknown; constraint?: unknown };
  const place = [column, constraint].find((name) => typeof name === 'string');
  return `the database refuses it (${codeOf(first)}${place === undefined ? '' : `, ${place}`})`;
}

/** `22001` with pg; `ER_DATA_TOO_LONG` with mysql2, which keeps the SQLSTATE elsewhere. */
function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function sqlState(error: Error): string {
  const { sqlState: state = codeOf(error) } = error as { sqlState?: unknown };
  return typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state) ? state : '';
}
