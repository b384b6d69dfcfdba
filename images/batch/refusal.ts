import { firstError } from '../../src/values/firstError.ts';

/**
 * How far an error of the database or of the file system reaches:
 * `values`, some row's values alone; `file`, this file; `again`, nothing if the transaction is tried once more
 * (a deadlock, a serialization failure); `run`, every file behind this one as well.
 */
export type Reach = 'values' | 'file' | 'again' | 'run';

/** A log file that could not be read. A broken connection looks the same to Node, and reaches much further. */
export class FileUnreadable extends Error {}

/**
 * What MySQL and MariaDB have no SQLSTATE of its own class for. Values: cut off (1265), a character that the column
 * cannot hold (1366), a NOT NULL (1048), a CHECK (3819, MariaDB 4025), no partition for it (1526), more than a packet
 * holds (1153). A lock that was waited for too long (1205). A full disk or table (1021, 1114), a server that is
 * read-only (1290, 1836).
 */
const reachOfNumber: Readonly<Record<number, Reach>> = {
  1048: 'values',
  1153: 'values',
  1265: 'values',
  1366: 'values',
  1526: 'values',
  3819: 'values',
  4025: 'values',
  1205: 'again',
  1021: 'run',
  1114: 'run',
  1290: 'run',
  1836: 'run',
};

/**
 * SQLSTATEs, and classes of them. Values: 22 data exception, 54 program limit exceeded (a text too long for an index),
 * P0 and 45 what a trigger raises, 23502 NOT NULL, 23514 CHECK. 40 transaction rollback. The run: 08 connection,
 * 25 read-only, 28 and 42 rights and names, 3D and 3F no such database or schema, 53 resources, 55 a lock or a state,
 * 57 and 70 the operator, 58 and XX the server's own trouble.
 */
const reachOfState: Readonly<Record<string, Reach>> = {
  '22': 'values',
  '54': 'values',
  P0: 'values',
  '45': 'values',
  '23502': 'values',
  '23514': 'values',
  '40': 'again',
  '08': 'run',
  '25': 'run',
  '28': 'run',
  '42': 'run',
  '3D': 'run',
  '3F': 'run',
  '53': 'run',
  '55': 'run',
  '57': 'run',
  '58': 'run',
  '70': 'run',
  XX: 'run',
};

/** What is not known ends the run if it is no answer of the database; a refusal of one file leaves the others alone. */
export function reachOf(error: unknown): Reach {
  if (!(error instanceof Error)) return 'run';
  if (error instanceof FileUnreadable || ('syscall' in error && 'path' in error)) return 'file';
  const { errno } = error as { errno?: unknown };
  const state = sqlState(error);
  const named = typeof errno === 'number' ? reachOfNumber[errno] : undefined;
  return named ?? reachOfState[state] ?? reachOfState[state.slice(0, 2)] ?? (state === '' ? 'run' : 'file');
}

/**
 * What an error says. Where the database speaks of values it may quote them, and nothing of a line is ever printed:
 * such an error goes by its code and by the column or constraint. Drivers never show the password.
 */
export function describeError(error: unknown): string {
  const first = firstError(error);
  if (!(first instanceof Error)) return String(first);
  const reach = reachOf(first);
  if (sqlState(first) === '' || reach === 'again' || reach === 'run') return first.message || first.name;
  const { column, constraint } = first as { column?: unknown; constraint?: unknown };
  const place = [column, constraint].find((name) => typeof name === 'string');
  return `the database refuses it (${codeOf(first)}${place === undefined ? '' : `, ${place}`})`;
}

/** `22001` with pg; `ER_DATA_TOO_LONG` with mysql2, which keeps the SQLSTATE elsewhere. */
function codeOf(error: Error): string {
  // The driver has MySQL's names, and this number is another error there.
  if ('errno' in error && error.errno === 4025) return 'ER_CONSTRAINT_FAILED';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function sqlState(error: Error): string {
  const { sqlState: state = codeOf(error) } = error as { sqlState?: unknown };
  return typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state) ? state : '';
}
