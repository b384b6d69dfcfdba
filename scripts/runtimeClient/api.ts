import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the runtime client did with one event. */
export type Answered =
  | { readonly kind: 'response'; readonly body: string }
  | { readonly kind: 'error'; readonly body: string };

export interface RuntimeApi {
  /** For `AWS_LAMBDA_RUNTIME_API`. */
  readonly address: string;
  readonly answered: Promise<Answered>;
  close(): void;
}

/**
 * Lambda's Runtime API with one event to handle: a second question for an event is never answered.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export async function startRuntimeApi(event: unknown): Promise<RuntimeApi> {
  const { promise, resolve } = Promise.withResolvers<Answered>();
  let isGiven = false;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const what = /\/2018-06-01\/runtime\/(.*)$/.exec(request.url ?? '')?.[1];
    if (what === 'invocation/next') {
      if (isGiven) return;
      isGiven = true;
      response.writeHead(200, headers(Date.now() + 30_000));
      response.end(JSON.stringify(event));
      return;
    }
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
    resolve({ kind: what?.endsWith('/response') ? 'response' : 'error', body });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered: promise,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function headers(deadlineMs: number): Record<string, string> {
  return {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': '8476a536-e9f4-11e8-9739-2dfe598c3fcd',
    'lambda-runtime-deadline-ms': String(deadlineMs),
    'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-west-1:123456789012:function:verifier',
  };
}
