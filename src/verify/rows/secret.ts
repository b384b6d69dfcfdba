import { ReadFailed } from '../../errors.ts';
import type { Database } from '../engines/source.ts';

type Engine = Database['engine'];

const engineOf: Readonly<Record<string, Engine>> = {
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
  'mysql:': 'mysql',
  'mariadb:': 'mariadb',
};

const shape = 'it should hold a URL, or JSON with host, port, username, password and dbname';

/**
 * The database's URL from what the secret holds: a URL, or JSON as RDS writes it. No message ever shows a part of it.
 *
 * @throws ReadFailed if it is neither, or is for another engine than the configuration names
 */
export function databaseUrl(secret: string, engine: Engine): URL {
  const text = secret.trim();
  const url = text.startsWith('{') ? urlOfFields(readFields(text), engine) : text;
  if (!URL.canParse(url)) throw new ReadFailed('the secret is not understood', { hint: shape });
  const parsed = new URL(url);
  const found = engineOf[parsed.protocol];
  if (found === undefined) throw new ReadFailed('the secret is the URL of no known database', { hint: shape });
  // MySQL and MariaDB share a protocol, and RDS names them as it likes.
  if ((found === 'postgres') !== (engine === 'postgres')) {
    throw new ReadFailed(`the secret is for ${found}, and verify.database.engine is ${engine}`);
  }
  if (parsed.pathname.length < 2) throw new ReadFailed('the secret names no database', { hint: shape });
  return parsed;
}

function readFields(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    // The parser's own error would quote the text.
    throw new ReadFailed('the secret is not understood', { hint: shape });
  }
}

function urlOfFields(fields: Readonly<Record<string, unknown>>, engine: Engine): string {
  const missing = ['host', 'username', 'dbname'].filter((name) => !fields[name]);
  if (missing.length > 0) {
    const hint = 'a secret that RDS manages itself holds no host: write one of your own with all fields, or a URL';
    throw new ReadFailed(`the secret has no ${missing.join(', no ')}`, { hint });
  }
  const part = (name: string) => encodeURIComponent(String(fields[name] ?? ''));
  const host = String(fields.host).includes(':') ? `[${fields.host}]` : String(fields.host);
  const port = fields.port ? `:${fields.port}` : '';
  const mode = fields.sslmode ? `?sslmode=${part('sslmode')}` : '';
  return `${schemeOf(String(fields.engine ?? engine))}://${part('username')}:${part('password')}@${host}${port}/${part('dbname')}${mode}`;
}

/** RDS writes `postgres`, `mysql`, `mariadb`, and with Aurora `aurora-postgresql`, `aurora-mysql` or `aurora`. */
function schemeOf(engine: string): 'postgres' | 'mysql' {
  if (/postgres/i.test(engine)) return 'postgres';
  if (/mysql|maria|^aurora$/i.test(engine)) return 'mysql';
  throw new ReadFailed('the secret’s engine is no known database', { hint: 'postgres, mysql or mariadb' });
}
