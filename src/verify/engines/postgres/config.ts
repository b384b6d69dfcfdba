import type { ClientConfig } from 'pg';
import { isLoopback } from '../../../values/loopback.ts';
import { applicationName, connectMs } from '../limits.ts';

/**
 * What the driver is told of the connection. The server is verified, unless it is this machine and the URL says nothing, or
 * the URL says otherwise (`sslmode=disable`, `sslmode=no-verify`).
 *
 * @param host where the driver understands the URL to lead; a URL may name the host in its query
 * @param authorities those to trust, undefined for the machine's own
 */
export function clientConfig(url: URL, host: string, authorities: readonly string[] | undefined): ClientConfig {
  return {
    ...securityOf(url, host, authorities),
    application_name: applicationName,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
  };
}

/** The driver forgets the authorities where the URL names a mode, and takes every other mode for `verify-full`: so shall it. */
function securityOf(url: URL, host: string, authorities: readonly string[] | undefined) {
  const mode = url.searchParams.get('sslmode');
  const isOwn = ['sslrootcert', 'sslcert', 'uselibpqcompat'].some((name) => url.searchParams.has(name));
  if (mode === 'disable' || mode === 'no-verify' || isOwn) return { connectionString: url.href };
  const plain = new URL(url);
  plain.searchParams.delete('sslmode');
  const isPlain = mode === null && isLoopback(host);
  return { connectionString: plain.href, ssl: isPlain ? false : authorities ? { ca: [...authorities] } : true };
}

/** Statements that begin the transaction of a look. A policy that would hide rows is an error from here on. */
export function beginning(statementMs: number, lockMs: number): string {
  return [
    'BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY',
    `SET LOCAL statement_timeout = ${statementMs}`,
    `SET LOCAL lock_timeout = ${lockMs}`,
    // A client that is gone without a word must not hold its snapshot, which keeps the database from cleaning up.
    'SET LOCAL idle_in_transaction_session_timeout = 600000',
    'SET LOCAL row_security = off',
    // It takes each window for a two-hundredth of the table, and would compile what is over before that is done.
    'SET LOCAL jit = off',
  ].join('; ');
}
