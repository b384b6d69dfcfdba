import { isIP } from 'node:net';
import { type Access, isByteCount, type Parsed, splitRequest } from './access.ts';
import { decode } from './decode.ts';
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
  return {
    ok: true,
    value: {
      requestedAtMs,
      remoteAddress: field(address),
      remoteUser: field(user),
      ...splitRequest(field(request.text)),
      status: status === '-' ? null : Number(status),
      bytes: bytes === '-' ? null : bytes,
      ...browser.value,
    },
  };
}

/**
 * Whether an address is none, so that it may be the fragment of a torn line with a whole one behind it:
 * `203.0.11203.0.113.7`. What else may stand there (names of hosts, `unix:`, ports, masked addresses, lists of them) is
 * the server's own affair.
 */
function isTorn(text: string): boolean {
  const bare = text.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
  if (/^[\d.]+$/.test(bare)) return bare.split('.').length > 4 || (bare.includes('.') && /\d{4}/.test(bare));
  return /^[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*$/i.test(bare) && isIP(bare) === 0;
}

function browserFields(text: string, at: number): Parsed<Pick<Access, 'referer' | 'userAgent'>> {
  if (at === text.length) return { ok: true, value: { referer: null, userAgent: null } };
  if (!text.startsWith(' "', at)) return refused('no quoted referer after the size');
  const referer = quoted(text, at + 2);
  if (!text.startsWith(' "', referer.end)) return refused('no quoted user agent after the referer');
  const userAgent = quoted(text, referer.end + 2);
  if (userAgent.end !== text.length) return refused('something follows the user agent');
  return { ok: true, value: { referer: field(referer.text), userAgent: field(userAgent.text) } };
}

/** From behind an opening quote to the closing one; `end` is behind that, or the line's end if there is none. */
function quoted(text: string, from: number): { text: string; end: number; closed: boolean } {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return { text: text.slice(from, at), end: at + 1, closed: true };
  }
  return { text: text.slice(from), end: text.length, closed: false };
}

/** A field's text without the server's escapes; `-` is nothing. */
function field(latin1: string): string | null {
  if (latin1 === '-') return null;
  return decode(Buffer.from(latin1.includes('\\') ? withoutEscapes(latin1) : latin1, 'latin1'));
}

const named: Readonly<Record<string, string>> = { b: '\b', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', '"': '"' };

/** Source: ap_escape_logitem of Apache's server/util.c, and nginx's log escaping, which writes only \xHH. */
function withoutEscapes(text: string): string {
  return text.replace(/\\(?:x([0-9A-Fa-f]{2})|(.))/gs, (whole, hex: string | undefined, letter: string | undefined) =>
    hex !== undefined ? String.fromCharCode(Number.parseInt(hex, 16)) : (named[letter ?? ''] ?? whole),
  );
}

function refused(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
