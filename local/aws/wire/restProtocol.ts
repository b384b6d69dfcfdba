import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, requireSignature } from './protocol.ts';
import type { RestAnswer, RestRequest } from './rest.ts';

/** Reads a signed request. @throws AwsError as AWS's front door answers. */
export async function readRest(message: IncomingMessage): Promise<RestRequest> {
  const body = await readBody(message);
  requireSignature(message.headers.authorization);
  const { method = 'GET', url = '/', headers } = message;
  return { method, url: new URL(url, `http://${headers.host ?? 'localhost'}`), headers, body };
}

export function writeRest(response: ServerResponse, { status, headers, body }: RestAnswer): void {
  response.writeHead(status, {
    'content-length': Buffer.byteLength(body),
    'x-amz-request-id': randomUUID(),
    ...headers,
  });
  response.end(body);
}
