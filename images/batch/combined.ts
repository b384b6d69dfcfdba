import { type Access, isByteCount, type Parsed, refused, splitRequest } from './access.ts';
import { isTorn } from './address.ts';
import { decode } from './decode.ts';
import { withoutEscapes } from './format/escaping.ts';
import { commonLogTimeMs } from './time.ts';

const start = /^([^ ]+) ([^ ]+) ([^ ]+) \[([^\]]{1,40})\] "/;

/** No server writes these into the first field: they are of another field, or of a file's end that was lost. */
const strange = /["\p{Cc}]/u;
const numbers = / (\d{3}|-) (\d+|-)(?= |$)/y;

/**
 * Reads a line in Apache's combined format, or in the common format that it extends.
 *
 * Strict on purpose: nothing may follow the last field, and a user's name holds no space. Two lines merged by a
 * torn write look like one line with something odd in it, and reading that one as a row would lose the other
 * silently. One thing is forgiven, because real logs hold it: a user agent cut off before its closing quote.
 */
export function parseCombined(line: Uint8Array): Parsed<Access> {
  // One character a byte, so that positions are the bytes' own; each field is decoded when it has been cut out.
  const text = Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('latin1');
  const [begin = '', address = '', , user = '', time = ''] = start.exec(text) ?? [];
  if (begin === '') return refused('not a line in combined format');
  if (strange.test(address) || address.split(',').some(isTorn)) return refused('the line begins with no address');
  const requestedAtMs = commonLogTimeMs(time);
  if (requestedAtMs === undefined) return refused('the time in brackets is none');
  const request = quoted(text, begin.length);
  if (!request.closed) return refused('the request has no closing quote');
  numbers.lastIndex = request.end;
  const [found = '', status = '', bytes = ''] = numbers.exec(text) ?? [];
  if (found === '') return refused('no status and size after the request');
  if (bytes !== '-' && !isByteCount(bytes)) return refused('the size is beyond 64 bits');
  const browser = browserFields(text, request.end + found.length);
  if (!browser.ok) return browser;
  const [referer, userAgent] = browser.value;
  const fields = [address, user === '""' ? '' : user, request.text, referer, userAgent].map(field);
  if (fields.includes(undefined)) return refused('a backslash stands where no server writes one');
  const [remoteAddress = null, remoteUser = null, requestLine = null, ...rest] = fields;
  return {
    ok: true,
    value: {
      requestedAtMs,
      remoteAddress,
      remoteUser,
      ...splitRequest(requestLine),
      status: status === '-' ? null : Number(status),
      bytes: bytes === '-' ? null : bytes,
      referer: rest[0] ?? null,
      userAgent: rest[1] ?? null,
    },
  };
}

function browserFields(text: string, at: number): Parsed<readonly [referer: string, userAgent: string]> {
  if (at === text.length) return { ok: true, value: ['-', '-'] };
  if (!text.startsWith(' "', at)) return refused('no quoted referer after the size');
  const referer = quoted(text, at + 2);
  if (!text.startsWith(' "', referer.end)) return refused('no quoted user agent after the referer');
  const userAgent = quoted(text, referer.end + 2);
  if (userAgent.end !== text.length) return refused('something follows the user agent');
  return { ok: true, value: [referer.text, userAgent.text] };
}

/** From behind an opening quote to the closing one; `end` is behind that, or the line's end if there is none. */
function quoted(text: string, from: number): { text: string; end: number; closed: boolean } {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return { text: text.slice(from, at), end: at + 1, closed: true };
  }
  return { text: text.slice(from), end: text.length, closed: false };
}

/**
 * A field's text without the server's escapes, which may be Apache's or nginx's; `-` is nothing. Undefined where a
 * backslash begins no escape.
 */
function field(latin1: string): string | null | undefined {
  if (latin1 === '-') return null;
  const bytes = withoutEscapes(latin1, 'apache');
  return bytes === undefined ? undefined : decode(Buffer.from(bytes, 'latin1'));
}
