import { expect, test } from 'vitest';
import { databaseUrl } from '../../../../src/verify/rows/secret.ts';

test.each([
  {
    name: 'a URL',
    secret: ' postgresql://u:p%40@db.example:5432/logs?sslmode=no-verify\n',
    engine: 'postgres',
    url: 'postgresql://u:p%40@db.example:5432/logs?sslmode=no-verify',
  },
  { name: 'a MariaDB URL for MySQL', secret: 'mariadb://u:p@h/logs', engine: 'mysql', url: 'mariadb://u:p@h/logs' },
  {
    name: 'JSON as RDS writes it',
    secret: '{"engine":"postgres","host":"db.example","port":5432,"username":"u/1","password":"p@:?#","dbname":"logs"}',
    engine: 'postgres',
    url: 'postgres://u%2F1:p%40%3A%3F%23@db.example:5432/logs',
  },
  {
    name: 'JSON of Aurora, and a host that is an IPv6 address',
    secret: '{"engine":"aurora-mysql","host":"fd00::7","port":3306,"username":"u","password":"p","dbname":"logs"}',
    engine: 'mysql',
    url: 'mysql://u:p@[fd00::7]:3306/logs',
  },
  {
    name: 'JSON with a line break before and behind it',
    secret: '\n{"host":"db.example","username":"u","password":"p","dbname":"logs"}\n',
    engine: 'postgres',
    url: 'postgres://u:p@db.example/logs',
  },
  {
    name: 'JSON without engine and port',
    secret: '{"host":"db.example","username":"u","password":"p","dbname":"logs"}',
    engine: 'mariadb',
    url: 'mysql://u:p@db.example/logs',
  },
  {
    name: 'JSON with a mode of TLS, without a password, and for a database of one letter',
    secret: '{"engine":"aurora","host":"db.example","username":"u","dbname":"d","sslmode":"no-verify"}',
    engine: 'mysql',
    url: 'mysql://u@db.example/d?sslmode=no-verify',
  },
] as const)('$name', ({ secret, engine, url }) => {
  expect(databaseUrl(secret, { engine }).href).toBe(url);
});

const shape = 'it should hold a URL, or JSON with host, port, username, password and dbname';
const gaps = 'verify.database.host, port and name may say what it leaves out';

test.each([
  { name: 'neither', secret: 'hunter2', says: 'the secret is not understood', hint: shape },
  { name: 'broken JSON', secret: '{"password":"hunter2"', says: 'the secret is not understood', hint: shape },
  {
    name: 'a secret that RDS manages',
    secret: '{"username":"u","password":"hunter2"}',
    says: 'the secret has no host, no dbname',
    hint: gaps,
  },
  {
    name: 'another engine',
    secret: 'mysql://u:hunter2@h/db',
    says: 'the secret is for mysql, and verify.database.engine is postgres',
    hint: undefined,
  },
  {
    name: 'MariaDB',
    secret: 'mariadb://u:hunter2@h/db',
    says: 'the secret is for mariadb, and verify.database.engine is postgres',
    hint: undefined,
  },
  {
    name: 'JSON for what is only named like Aurora',
    secret: '{"engine":"aurora-next","host":"h","username":"u","password":"hunter2","dbname":"d"}',
    says: 'the secret’s engine is no known database',
    hint: 'postgres, mysql or mariadb',
  },
  {
    name: 'JSON for what only ends like Aurora',
    secret: '{"engine":"my-aurora","host":"h","username":"u","password":"hunter2","dbname":"d"}',
    says: 'the secret’s engine is no known database',
    hint: 'postgres, mysql or mariadb',
  },
  {
    name: 'JSON for another database',
    secret: '{"engine":"sqlserver","host":"h","username":"u","password":"hunter2","dbname":"d"}',
    says: 'the secret’s engine is no known database',
    hint: 'postgres, mysql or mariadb',
  },
  {
    name: 'a host that is more than a host',
    secret: '{"host":"h:1/other?","username":"u","password":"hunter2","dbname":"d"}',
    says: 'the secret is not understood',
    hint: shape,
  },
  {
    name: 'another database',
    secret: 'oracle://u:hunter2@h/db',
    says: 'the secret is the URL of no known database',
    hint: shape,
  },
  { name: 'no database', secret: 'postgres://u:hunter2@h', says: 'the secret names no database', hint: gaps },
])('$name is said without showing the secret', ({ secret, says, hint }) => {
  expect(() => databaseUrl(secret, { engine: 'postgres' })).toThrow(expect.objectContaining({ message: says, hint }));
  expect(() => databaseUrl(secret, { engine: 'postgres' })).not.toThrow('hunter2');
});

const place = { engine: 'postgres', host: 'db.example', port: 5433, name: 'logs' } as const;

test.each([
  { name: 'all of it', secret: '{"username":"u","password":"p"}', url: 'postgres://u:p@db.example:5433/logs' },
  { name: 'nothing', secret: 'postgres://u:p@h:1/d', url: 'postgres://u:p@h:1/d' },
  { name: 'port and name', secret: 'postgres://u:p@h', url: 'postgres://u:p@h:5433/logs' },
  { name: 'the name', secret: '{"host":"h","port":1,"username":"u","password":"p"}', url: 'postgres://u:p@h:1/logs' },
])('the configuration fills in what a secret leaves out: $name', ({ secret, url }) => {
  expect(databaseUrl(secret, place).href).toBe(url);
});
