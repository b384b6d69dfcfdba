import { expect, test } from 'vitest';
import { readMysqlUrl } from '../../../src/values/mysqlUrl.ts';

test('every part of a URL comes without its percent encoding', () => {
  expect(readMysqlUrl(new URL('mysql://u%2F1:p%40:@db.example:3307/my%20logs'))).toEqual({
    host: 'db.example',
    port: 3307,
    user: 'u/1',
    password: 'p@:',
    database: 'my logs',
    ssl: { rejectUnauthorized: true, verifyIdentity: true },
  });
});

test('a password with a "%" that encodes nothing is taken as it stands', () => {
  expect(readMysqlUrl(new URL('mysql://u:100%@db.example/logs')).password).toBe('100%');
});

test('the port is 3306 unless the URL says another, and an IPv6 address stands without its brackets', () => {
  expect(readMysqlUrl(new URL('mariadb://u@[fd00::7]/logs'))).toMatchObject({ host: 'fd00::7', port: 3306 });
});

test.each([
  { url: 'mysql://u@db.example/logs', ssl: { rejectUnauthorized: true, verifyIdentity: true } },
  { url: 'mysql://u@db.example/logs?sslmode=no-verify', ssl: { rejectUnauthorized: false, verifyIdentity: false } },
  { url: 'mysql://u@db.example/logs?sslmode=disable', ssl: undefined },
  { url: 'mysql://u@127.0.0.1/logs', ssl: undefined },
  { url: 'mysql:///logs', ssl: undefined },
  { url: 'mysql://u@127.0.0.1/logs?sslmode=verify-full', ssl: { rejectUnauthorized: true, verifyIdentity: true } },
])('the TLS of $url', ({ url, ssl }) => {
  expect(readMysqlUrl(new URL(url)).ssl).toEqual(ssl);
});
