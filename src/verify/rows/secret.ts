import { ReadFailed } from '../../errors.ts';
import type { Database } from '../engines/source.ts';

const engineOf: Readonly<Record<string, Database['engine']>> = {
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
  'mysql:': 'mysql',
  'mariadb:': 'mariadb',
};

const shape = 'it should hold a URL, or JSON with host, port, username, password and dbname';
const gaps = 'verify.database.host, port and name may say what it leaves out';

type Place = Pick<Database, 'engine' | 'host' | 'port' | 'name'>;

/**
 * The database's URL from what the secret holds: a URL, or JSON as RDS writes it. What it leaves out, the configuration
 * says: a secret that RDS manages holds a user and a password only. No message ever shows a part of it.
 *
 * @throws ReadFailed if it is neither, or is for another engine than the configuration names
 */
export function databaseUrl(secret: string, place: Place): URL {
  const { engine } = place;
  const text = secret.trim();
  const url = text.startsWith('{') ? urlOfFields(readFields(text), place) : text;
  if (!URL.canParse(url)) throw new ReadFailed('the secret is not understood', { hint: shape });
  const parsed = new URL(url);
  const found = engineOf[parsed.protocol];
  if (found === undefined) throw new ReadFailed('the secret is the URL of no known database', { hint: shape });
  // MySQL and MariaDB share a protocol, and RDS names them as it likes.
  if ((found === 'postgres') !== (engine === 'postgres')) {
    throw new ReadFailed(`the secret is for ${found}, and verify.database.engine is ${engine}`);
  }
  if (parsed.pathname.length < 2 && place.name !== undefined) parsed.pathname = `/${encodeURIComponent(place.name)}`;
  if (parsed.port === '' && place.port !== undefined) parsed.port = String(place.port);
  if (parsed.pathname.length < 2) throw new ReadFailed('the secret names no database', { hint: gaps });
  return parsed;
}

/** The URL of a user that signs in with a token in place of a password. */
export function tokenUrl({ user = '', ...place }: Place & Pick<Database, 'user'>, token: string): URL {
  return databaseUrl(JSON.stringify({ username: user, password: token }), place);
}

function readFields(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    // The parser's own error would quote the text.
    throw new ReadFailed('the secret is not understood', { hint: shape });
  }
}

function urlOfFields(secret: Readonly<Record<string, unknown>>, { engine, host, port, name }: Place): string {
  const fields: Readonly<Record<string, unknown>> = {
    ...secret,
    host: secret.host || host,
    port: secret.port || port,
    dbname: secret.dbname || name,
  };
  const missing = ['host', 'username', 'dbname'].filter((field) => !fields[field]);
  if (missing.length > 0) throw new ReadFailed(`the secret has no ${missing.join(', no ')}`, { hint: gaps });
  const part = (field: string) => encodeURIComponent(String(fields[field] ?? ''));
  const address = String(fields.host).includes(':') ? `[${fields.host}]` : String(fields.host);
  const portPart = fields.port ? `:${fields.port}` : '';
  const mode = fields.sslmode ? `?sslmode=${part('sslmode')}` : '';
  return `${schemeOf(String(fields.engine ?? engine))}://${part('username')}:${part('password')}@${address}${portPart}/${part('dbname')}${mode}`;
}

/** RDS writes `postgres`, `mysql`, `mariadb`, and with Aurora `aurora-postgresql`, `aurora-mysql` or `aurora`. */
function schemeOf(engine: string): 'postgres' | 'mysql' {
  if (/postgres/i.test(engine)) return 'postgres';
  if (/mysql|maria|^aurora$/i.test(engine)) return 'mysql';
  throw new ReadFailed('the secret’s engine is no known database', { hint: 'postgres, mysql or mariadb' });
}
