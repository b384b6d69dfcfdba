import type { Escaping } from './piece.ts';

/** What a backslash begins: an escape of the server, by number or by letter; or, in the last group, none. */
const escapes: Readonly<Record<Exclude<Escaping, 'none'>, RegExp>> = {
  nginx: /\\(?:x([0-9A-Fa-f]{2})|(?!)(.)|(.|$))/gs,
  apache: /\\(?:x([0-9A-Fa-f]{2})|([bnrtv\\"])|(.|$))/gs,
  json: /\\(?:u([0-9A-Fa-f]{4})|([bfnrt/\\"])|(.|$))/gs,
};

const letters: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/**
 * A value's bytes without the server's escapes, one character a byte; undefined where a backslash stands before what
 * this server escapes nowhere: such a line was written by somebody else, and guessing would store a wrong value.
 *
 * Sources: ngx_http_log_escape and ngx_escape_json of nginx; ap_escape_logitem of Apache's server/util.c.
 */
export function withoutEscapes(value: string, escaping: Escaping): string | undefined {
  if (escaping === 'none' || !value.includes('\\')) return value;
  let isStrange = false;
  const bytes = value.replace(escapes[escaping], (_, hex?: string, letter?: string) => {
    if (hex !== undefined) return byNumber(hex);
    if (letter === undefined) isStrange = true;
    return letters[letter ?? ''] ?? letter ?? '';
  });
  return isStrange ? undefined : bytes;
}

/** One character is one byte here: what JSON writes by its number beyond ASCII has several. */
function byNumber(hex: string): string {
  const text = String.fromCharCode(Number.parseInt(hex, 16));
  return hex.length === 2 || text < '\x80' ? text : Buffer.from(text).toString('latin1');
}

const control = /[^ -~\x80-\xff]/;

/** Whether something stands as it is that the server escapes, whichever it is: controls, and quotes. */
export function hasUnescaped(value: string): boolean {
  return control.test(value) || unescapedQuote(value, 0) !== -1;
}

/** Where the next quote stands that has no backslash before it; -1 if there is none. */
export function unescapedQuote(text: string, from: number): number {
  if (text.indexOf('"', from) === -1) return -1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}
