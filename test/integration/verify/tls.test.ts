import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPostgres } from '../../../src/verify/engines/postgres/postgres.io.ts';
import { startBatch } from '../../support/batch.ts';

/** What a PostgreSQL client sends first where it wants TLS. Source: PostgreSQL, "Message Formats", SSLRequest. */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

let server: Server;
let first: Buffer[];
let port: number;

/** Hears what is sent first, and says that it has no TLS. */
beforeEach(async () => {
  first = [];
  server = createServer((socket) =>
    socket.once('data', (data) => {
      first.push(data);
      socket.end('N');
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  server.close();
});

// 127.1 is 127.0.0.1 to the resolver, and to whoever reads it a name like any other: so a remote host looks.
const urls = () => [
  { url: `postgres://u:p@127.1:${port}/logs`, tls: true },
  { url: `postgres://u:p@localhost:${port}/logs?host=127.1`, tls: true },
  { url: `postgres://u:p@127.0.0.1:${port}/logs`, tls: false },
  { url: `postgres://u:p@127.0.0.1:${port}/logs?sslmode=verify-full`, tls: true },
  { url: `postgres://u:p@127.1:${port}/logs?sslmode=disable`, tls: false },
];

test('the verification asks a host that is not this machine for TLS, wherever the URL names it', async () => {
  for (const { url } of urls()) await openPostgres(new URL(url)).catch(() => {});
  expect(first.map((data) => data.equals(sslRequest))).toEqual(urls().map(({ tls }) => tls));
});

test('and so does the batch', async () => {
  for (const { url } of urls()) await startBatch({ DATABASE_URL: url }).done;
  expect(first.map((data) => data.equals(sslRequest))).toEqual(urls().map(({ tls }) => tls));
});
