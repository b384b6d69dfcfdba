import { describe, expect, test } from 'vitest';
import { connectionOptions, statementLimit } from '../../../../src/verify/engines/mysql/mysql.ts';
import { clientConfig } from '../../../../src/verify/engines/postgres/postgres.ts';

describe('a connection is waited for 10 s, or as long as the run has', () => {
  test.each([
    { leftMs: 9_999, waitMs: 9_999 },
    { leftMs: 10_000, waitMs: 10_000 },
    { leftMs: 10_001, waitMs: 10_000 },
  ])('$waitMs of $leftMs ms', ({ leftMs, waitMs }) => {
    expect(clientConfig(new URL('postgres://u@h/db'), 'h', leftMs).connectionTimeoutMillis).toBe(waitMs);
    expect(connectionOptions(new URL('mysql://u@h/db'), leftMs).connectTimeout).toBe(waitMs);
  });
});

test.each([
  { host: 'db.example', ssl: true },
  { host: '127.0.0.1', ssl: false },
])('PostgreSQL at $host: TLS $ssl, unless the URL says otherwise', ({ host, ssl }) => {
  expect(clientConfig(new URL('postgres://u@h/db'), host, 1_000)).toEqual({
    connectionString: 'postgres://u@h/db',
    ssl,
    application_name: 'legacy-log-ecs-verify',
    connectionTimeoutMillis: 1_000,
  });
});

test('MySQL gives counts and sums as text, since a double is inexact beyond 2^53', () => {
  expect(connectionOptions(new URL('mysql://u@db.example/logs'), 1_000)).toMatchObject({
    host: 'db.example',
    charset: 'utf8mb4',
    connectAttributes: { program_name: 'legacy-log-ecs-verify' },
    ssl: { rejectUnauthorized: true, verifyIdentity: true },
    supportBigNumbers: true,
    bigNumberStrings: true,
  });
});

test.each([
  { version: '8.4.3', sql: 'SET SESSION max_execution_time = 1501' },
  { version: '10.11.14-MariaDB-0+deb12u2', sql: 'SET SESSION max_statement_time = 1.5005' },
])('the server $version takes the limit of a statement as $sql', ({ version, sql }) => {
  expect(statementLimit(version, 1500.5)).toBe(sql);
});
