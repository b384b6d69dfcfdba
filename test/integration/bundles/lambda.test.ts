import { readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invokeLambda } from '../../../local/lambda/invoke.ts';

let server: Server;

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ __type: 'AccessDeniedException', message: 'User is not authorized' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
});

const aws = () => ({
  AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIATEST',
  AWS_SECRET_ACCESS_KEY: 'test',
});

const section = {
  logs: [{ group: '/app/access' }],
  database: { engine: 'postgres', secret: 'demo/database', table: 'access_log', time: 'logged_at' },
  window: '5m',
};

test('the bundle starts, and sides that refuse make every window unknown, with the reason, and none of them 0', async () => {
  const report = await invokeLambda({
    event: { verify: section, from: '2026-11-22T10:00:00Z', to: '2026-11-22T10:10:00Z' },
    env: aws(),
    timeoutMs: 30_000,
  });
  expect(report).toMatchObject({
    windows: [
      { from: '2026-11-22T10:00:00.000Z', logs: null, rows: null, verdict: 'unknown', difference: null },
      { from: '2026-11-22T10:05:00.000Z', logs: null, rows: null, verdict: 'unknown', difference: null },
    ],
    totals: { matched: 0, missing: 0, extra: 0, unknown: 2 },
  });
  expect(JSON.stringify(report)).toContain('AccessDenied');
});

test('an event that cannot be meant is an error, so that nobody takes silence for a match', async () => {
  const event = { verify: { ...section, window: 'soon', database: { ...section.database, engine: 'oracle' } } };
  await expect(invokeLambda({ event, env: aws(), timeoutMs: 30_000 })).rejects.toThrow(
    /verify\.window.*verify\.database\.engine|verify\.database\.engine.*verify\.window/,
  );
});

test('the drivers that the Action takes from the Lambda’s folder are there', () => {
  expect(readdirSync('dist/lambda')).toEqual(expect.arrayContaining(['index.mjs', 'mysql.mjs', 'postgres.mjs']));
});
