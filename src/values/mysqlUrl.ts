import { decoded } from './decoded.ts';
import { isLoopback } from './loopback.ts';

/**
 * What a URL of MySQL or MariaDB says, as the driver takes it. The driver knows no `sslmode`; here it means what it means
 * in a PostgreSQL URL, and the server's name is verified too: TLS unless the server is this machine or the mode is
 * `disable`, and a verified server unless it is `no-verify`.
 */
export function readMysqlUrl({ hostname, port, username, password, pathname, searchParams }: URL) {
  const mode = searchParams.get('sslmode');
  const isPlain = mode === 'disable' || (mode === null && isLoopback(hostname));
  const isVerified = mode !== 'no-verify';
  return {
    host: hostname.replace(/[[\]]/g, ''),
    port: Number(port || 3306),
    user: decoded(username),
    password: decoded(password),
    database: decoded(pathname.slice(1)),
    ...(isPlain ? {} : { ssl: { rejectUnauthorized: isVerified, verifyIdentity: isVerified } }),
  };
}
