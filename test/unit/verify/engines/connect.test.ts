import { expect, test } from 'vitest';
import { connectionOptions, sessionSettings } from '../../../../src/verify/engines/mysql/options.ts';
import { beginning, clientConfig } from '../../../../src/verify/engines/postgres/config.ts';

const authorities = ['one'];

test.each([
  { name: 'a host elsewhere is verified', url: 'postgres://u@h/db', host: 'h', sent: 'postgres://u@h/db', ssl: true },
  {
    name: 'this machine is not',
    url: 'postgres://u@localhost/db',
    host: '127.0.0.1',
    sent: 'postgres://u@localhost/db',
    ssl: false,
  },
  {
    name: 'this machine is where the URL asks for it',
    url: 'postgres://u@h/db?sslmode=require',
    host: '127.0.0.1',
    sent: 'postgres://u@h/db',
    ssl: true,
  },
])('PostgreSQL: $name', ({ url, host, sent, ssl }) => {
  expect(clientConfig(new URL(url), host, undefined)).toEqual({
    connectionString: sent,
    ssl,
    application_name: 'legacy-log-ecs-verify',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
});

test.each(['', '?sslmode=require', '?sslmode=prefer', '?sslmode=verify-full'])(
  'PostgreSQL: RDS is verified by its own authorities, with the mode "%s" too',
  (mode) => {
    const config = clientConfig(new URL(`postgres://u@h/db${mode}`), 'h', authorities);
    expect(config).toMatchObject({ connectionString: 'postgres://u@h/db', ssl: { ca: ['one'] } });
  },
);

test.each(['?sslmode=disable', '?sslmode=no-verify', '?sslmode=verify-full&sslrootcert=/a.pem'])(
  'PostgreSQL: what the URL says of TLS with "%s" is left to the driver',
  (mode) => {
    const config = clientConfig(new URL(`postgres://u@h/db${mode}`), 'h', authorities);
    expect([config.connectionString, 'ssl' in config]).toEqual([`postgres://u@h/db${mode}`, false]);
  },
);

test('MySQL gives counts and sums as text, since a double is inexact beyond 2^53', () => {
  expect(connectionOptions(new URL('mysql://u@db.example/logs'), undefined)).toMatchObject({
    host: 'db.example',
    charset: 'utf8mb4',
    connectAttributes: { program_name: 'legacy-log-ecs-verify' },
    ssl: { rejectUnauthorized: true, verifyIdentity: true },
    connectTimeout: 10_000,
    supportBigNumbers: true,
    bigNumberStrings: true,
  });
});

test('MySQL: RDS is verified by its own authorities, and a token is sent as it is, over TLS only', () => {
  expect(connectionOptions(new URL('mysql://u@h/logs'), authorities)).toMatchObject({
    ssl: { rejectUnauthorized: true, verifyIdentity: true, ca: ['one'] },
    enableCleartextPlugin: true,
  });
  const plain = connectionOptions(new URL('mysql://u@h/logs?sslmode=disable'), authorities);
  expect(['ssl' in plain, 'enableCleartextPlugin' in plain]).toEqual([false, false]);
});

test.each([
  { version: '8.4.3', sql: 'SET SESSION max_execution_time = 300000' },
  { version: '10.11.14-MariaDB-0+deb12u2', sql: 'SET SESSION max_statement_time = 300' },
])('the server $version takes the limit of a statement as $sql', ({ version, sql }) => {
  expect(sessionSettings(version)).toEqual([
    sql,
    'SET SESSION lock_wait_timeout = 10',
    "SET SESSION time_zone = '+00:00'",
    'SET SESSION sql_select_limit = 18446744073709551615',
    'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ',
  ]);
});

test('PostgreSQL begins a look in these words', () => {
  expect(beginning(300_000, 10_000).split('; ')).toMatchInlineSnapshot(`
    [
      "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
      "SET LOCAL statement_timeout = 300000",
      "SET LOCAL lock_timeout = 10000",
      "SET LOCAL idle_in_transaction_session_timeout = 600000",
      "SET LOCAL row_security = off",
      "SET LOCAL jit = off",
    ]
  `);
});
