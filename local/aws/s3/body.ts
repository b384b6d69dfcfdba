import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { crc32 } from 'node:zlib';
import { AwsError } from '../wire/awsError.ts';

export interface Payload {
  readonly body: Buffer;
  /** Base64, as it goes over the wire. */
  readonly crc32: string;
}

/**
 * What is to be stored, from a body that may be sent in chunks with a checksum behind them (`aws-chunked`).
 *
 * @throws AwsError where a length or a checksum is not that of the body
 */
export function payloadOf(sent: Buffer, headers: IncomingHttpHeaders): Payload {
  const isChunked = String(headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  const { body, trailers } = isChunked ? unchunked(sent) : { body: sent, trailers: new Map<string, string>() };
  const decoded = headers['x-amz-decoded-content-length'];
  if (isChunked && Number(decoded) !== body.length) {
    throw new AwsError('IncompleteBody', `${body.length} bytes were sent, and ${decoded} announced`);
  }
  checkHash(body, headers['x-amz-content-sha256']);
  const own = checksum(body);
  const given = headers['x-amz-checksum-crc32'] ?? trailers.get('x-amz-checksum-crc32') ?? own;
  if (given !== own) throw new AwsError('BadDigest', 'The CRC32 you specified did not match the calculated checksum.');
  return { body, crc32: own };
}

function checkHash(body: Buffer, given: string | string[] | undefined): void {
  if (typeof given !== 'string' || !/^[0-9a-f]{64}$/.test(given)) return;
  if (given === createHash('sha256').update(body).digest('hex')) return;
  throw new AwsError(
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
  );
}

function checksum(body: Buffer): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString('base64');
}

/** Chunks of `size;extensions`, the bytes and an empty line; behind the one of size 0 stand trailers. */
function unchunked(sent: Buffer): { readonly body: Buffer; readonly trailers: ReadonlyMap<string, string> } {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = sent.indexOf('\r\n', at);
    const size = end < 0 ? Number.NaN : Number.parseInt(sent.toString('latin1', at, end), 16);
    if (Number.isNaN(size)) throw new AwsError('InvalidRequest', 'a chunk has no size');
    if (size === 0) return { body: Buffer.concat(chunks), trailers: trailersOf(sent.toString('latin1', end + 2)) };
    chunks.push(sent.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

function trailersOf(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\r\n').filter((line) => line.includes(':'));
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}
