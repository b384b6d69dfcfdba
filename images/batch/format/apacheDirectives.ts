import { commonMoment, microsecondsMoment, millisecondsMoment, secondsMoment, strftimeMoment } from './moment.ts';
import { FormatInvalid, type Kind, type Moment, type Piece, type Variable } from './piece.ts';

type Known = readonly [kind: Kind, column?: string];

/** What the letters of mod_log_config and mod_logio hold, and where it goes. Without a column it is read and not kept. */
const letters: Readonly<Record<string, Known>> = {
  a: ['address', 'remote_addr'],
  h: ['address', 'remote_addr'],
  A: ['address', 'server_addr'],
  l: ['user'],
  u: ['user', 'remote_user'],
  r: ['request', 'request'],
  m: ['token', 'method'],
  U: ['token', 'path'],
  q: ['token', 'query_string'],
  'U%q': ['token', 'path'],
  H: ['token', 'protocol'],
  s: ['status', 'status'],
  b: ['count', 'bytes'],
  B: ['count', 'bytes'],
  I: ['count', 'request_length'],
  O: ['count', 'bytes_sent'],
  S: ['count', 'bytes_transferred'],
  D: ['microseconds', 'request_time'],
  T: ['seconds', 'request_time'],
  v: ['token', 'server_name'],
  V: ['token', 'server_name'],
  p: ['count', 'server_port'],
  P: ['count', 'pid'],
  k: ['count', 'connection_requests'],
  f: ['text', 'request_filename'],
  L: ['token', 'log_id'],
  R: ['token', 'handler'],
  X: ['token', 'connection_status'],
};

/** Letters that take a name, and the beginning of its column. */
const named: Readonly<Record<string, string>> = {
  i: 'http_',
  o: 'sent_http_',
  C: 'cookie_',
  e: 'env_',
  n: 'note_',
  x: 'x_',
};
const headers: Readonly<Record<string, string>> = { http_referer: 'referer', http_user_agent: 'user_agent' };
const units: Readonly<Record<string, Kind>> = { us: 'microseconds', ms: 'milliseconds', s: 'seconds' };
const moments: Readonly<Record<string, Moment>> = {
  sec: secondsMoment,
  msec: millisecondsMoment,
  usec: microsecondsMoment,
};

/**
 * What a directive holds, as pieces: `%t` has its brackets.
 *
 * @param argument what stands in braces
 * @param zone of times that say none
 * @throws FormatInvalid for one that Apache or its usual modules do not have
 */
export function apacheDirective(
  name: string,
  letter: string,
  argument: string | undefined,
  zone: string | undefined,
): readonly Piece[] {
  if (letter === 't') return timePieces(name, argument, zone);
  const [kind, column] = another(name, letter, argument) ?? knownOf(letter, argument) ?? unknown(name);
  return [{ name, kind, column } satisfies Variable];
}

function timePieces(name: string, argument: string | undefined, zone: string | undefined): readonly Piece[] {
  const format = argument?.replace(/^(?:begin|end):/, '') ?? '';
  if (format === '') return ['[', { name, kind: 'time', column: undefined, moment: commonMoment }, ']'];
  const moment = moments[format] ?? strftimeMoment(name, format, zone);
  return [{ name, kind: 'time', column: undefined, moment }];
}

/** The same letter for another value: the peer behind which the client is, its port, and the status before a redirect within. */
function another(name: string, letter: string, argument: string | undefined): Known | undefined {
  if (letter === 'a' && argument === 'c') return ['address', 'peer_addr'];
  if (letter === 'p' && argument === 'remote') return ['count', 'remote_port'];
  if (letter === 's' && name.includes('<')) return ['status', 'original_status'];
  return undefined;
}

function knownOf(letter: string, argument: string | undefined): Known | undefined {
  const prefix = Object.hasOwn(named, letter) ? named[letter] : undefined;
  if (prefix !== undefined && argument !== undefined) {
    const column = `${prefix}${argument.toLowerCase().replace(/\W+/g, '_')}`.slice(0, 50);
    return ['text', headers[column] ?? column];
  }
  const unit = letter === 'T' && argument !== undefined ? units[argument] : undefined;
  if (unit !== undefined) return [unit, 'request_time'];
  return Object.hasOwn(letters, letter) ? letters[letter] : undefined;
}

function unknown(name: string): never {
  throw new FormatInvalid({
    fact: `${name} is no directive that is known`,
    hint: 'the directives are those of Apache’s mod_log_config and mod_logio',
  });
}
