import type { ConnectionOptions } from 'mysql2/promise';
import { readMysqlUrl } from '../../../values/mysqlUrl.ts';
import { applicationName, connectMs, lockMs, statementMs } from '../limits.ts';

/**
 * What the driver is told of the connection.
 *
 * @param authorities those to trust, undefined for the machine's own
 */
export function connectionOptions(url: URL, authorities: readonly string[] | undefined): ConnectionOptions {
  const { ssl, ...server } = readMysqlUrl(url);
  return {
    ...server,
    // A token of RDS IAM is sent as it is, which the driver does over TLS only where it is told to.
    ...(ssl ? { ssl: { ...ssl, ...(authorities && { ca: [...authorities] }) }, enableCleartextPlugin: true } : {}),
    charset: 'utf8mb4',
    connectTimeout: connectMs,
    enableKeepAlive: true,
    supportBigNumbers: true,
    // Counts and sums as text: a double is inexact beyond 2^53.
    bigNumberStrings: true,
    connectAttributes: { program_name: applicationName },
  };
}

/**
 * The two engines name the limit of a statement differently, and MariaDB's is in seconds.
 *
 * @param version as the server says it: the configuration may take the one for the other
 */
export function sessionSettings(version: string): readonly string[] {
  const limit = version.includes('MariaDB')
    ? `max_statement_time = ${statementMs / 1000}`
    : `max_execution_time = ${statementMs}`;
  return [
    `SET SESSION ${limit}`,
    `SET SESSION lock_wait_timeout = ${lockMs / 1000}`,
    "SET SESSION time_zone = '+00:00'",
    // A server may have one that cuts answers off without a word: a window that is not among them would hold nothing.
    'SET SESSION sql_select_limit = 18446744073709551615',
    'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ',
  ];
}
