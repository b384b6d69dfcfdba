import { isUtf8 } from 'node:buffer';

/**
 * The text of some bytes of a log, such that every byte can still be told and every database can hold it:
 * bytes that are not UTF-8, and NUL, are written `\xHH`, as Apache and nginx write them; a lone surrogate, which
 * JSON can hold and UTF-8 cannot, is written `\uHHHH`.
 */
export function decode(bytes: Uint8Array): string {
  return storable(isUtf8(bytes) ? utf8(bytes) : escapeInvalid(bytes, '\\x'));
}

/** The same for the bytes of a JSON text, whose strings then hold the `\xHH` as the text that it is. */
export function decodeJson(bytes: Uint8Array): string {
  return isUtf8(bytes) ? utf8(bytes) : escapeInvalid(bytes, '\\\\x');
}

/** PostgreSQL's text holds no NUL, and neither database holds half of a surrogate pair. */
export function storable(text: string): string {
  if (!text.includes('\0') && text.isWellFormed()) return text;
  return text
    .replaceAll('\0', '\\x00')
    .replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

function escapeInvalid(bytes: Uint8Array, prefix: string): string {
  const parts: string[] = [];
  let valid = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    parts.push(utf8(bytes.subarray(valid, at)), prefix, hex(bytes[at] ?? 0));
    at += 1;
    valid = at;
  }
  parts.push(utf8(bytes.subarray(valid)));
  return parts.join('');
}

/** How many bytes the UTF-8 sequence that begins here has; 0 where none begins. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  const sequence = bytes.subarray(at, at + length);
  return sequence.length === length && isUtf8(sequence) ? length : 0;
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
