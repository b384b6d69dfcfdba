import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsError } from './awsError.ts';

/** The protocol AWS JSON 1.1: one POST to `/`, the operation in `X-Amz-Target`, a JSON object each way. */
export interface Request {
  /** `Route53AutoNaming_v20170314` */
  readonly target: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Far above any request of the APIs in use; PutLogEvents, the largest, allows 1 MiB of messages. */
const maxBodyBytes = 16 * 1024 * 1024;

/** Reads a request, or throws the AwsError that AWS's front door answers with. */
export async function readRequest(message: IncomingMessage): Promise<Request> {
  const body = (await readBody(message)).toString('utf8');
  if (message.method !== 'POST') throw new AwsError('UnknownOperationException', `${message.method} is not POST`);
  const { target, operation } = readTarget(message.headers['x-amz-target']);
  requireSignature(message.headers.authorization);
  return { target, operation, input: parseInput(body) };
}

/** Answers with the output as JSON; a Date becomes the seconds since the epoch, as this protocol has it. */
export function writeOutput(response: ServerResponse, output: unknown): void {
  send(response, 200, {}, JSON.stringify(output));
}

/** Answers with an error as AWS writes it: the name in `__type` and in a header, and the error's own members. */
export function writeError(response: ServerResponse, error: AwsError): void {
  // Cloud Map's errors have `Message`, those of the other services `message`; the SDK reads either.
  const body = { __type: error.code, message: error.message, Message: error.message, ...error.members };
  send(response, error.status, { 'x-amzn-errortype': error.code }, JSON.stringify(body));
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': randomUUID(),
    ...headers,
  });
  response.end(body);
}

/** @throws AwsError for more than any API takes */
export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    // What is too much is read and dropped, so that the client gets the answer and not a broken connection.
    if (sizeBytes <= maxBodyBytes) chunks.push(chunk);
  }
  if (sizeBytes > maxBodyBytes) {
    throw new AwsError('RequestEntityTooLargeException', `the request has ${sizeBytes} bytes`, {}, 413);
  }
  return Buffer.concat(chunks);
}

function readTarget(header: string | string[] | undefined): { target: string; operation: string } {
  const [target, operation, ...rest] = typeof header === 'string' ? header.split('.') : [];
  if (!target || !operation || rest.length > 0) {
    throw new AwsError('UnknownOperationException', 'X-Amz-Target does not name an operation');
  }
  return { target, operation };
}

const signature = /^AWS4-HMAC-SHA256 Credential=[^,\s]+, ?SignedHeaders=[^,\s]+, ?Signature=[0-9a-f]{64}$/;

/** That the request is signed is held; the signature itself is not checked, there being no secret to check it by. */
export function requireSignature(header: string | undefined): void {
  if (header === undefined) {
    throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  if (!signature.test(header)) {
    throw new AwsError('IncompleteSignatureException', 'the Authorization header is not one of Signature Version 4');
  }
}

function parseInput(body: string): Readonly<Record<string, unknown>> {
  let input: unknown;
  try {
    input = JSON.parse(body === '' ? '{}' : body);
  } catch (cause) {
    throw new AwsError('SerializationException', `the body is not JSON: ${String(cause)}`);
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new AwsError('SerializationException', 'the body is not a JSON object');
  }
  return input as Readonly<Record<string, unknown>>;
}
