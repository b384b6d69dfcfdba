import { type Access, isByteCount, type Parsed, refused, splitRequest } from './access.ts';
import { storable } from './decode.ts';
import { commonLogTimeMs, recordTimeMs } from './time.ts';

/** What was read of a line: an access, with the sender's id and time where it gave them. */
export interface LogRecord {
  readonly id: string | undefined;
  /** When it was sent. */
  readonly sentAtMs: number | undefined;
  readonly access: Access;
}

/** A value as it stands, numbers too: read as a double, an integer beyond 2^53 would be another one. */
export interface Field {
  readonly kind: 'text' | 'number' | 'null' | 'other';
  readonly text: string;
}

/** The fields of a record by their names; those that are null are there. */
export type Fields = ReadonlyMap<string, Field>;

/** Reads the line that a record holds. */
export type ReadMessage = (line: Uint8Array) => Parsed<LogRecord>;

/**
 * Makes of a record's fields what it holds: `{id, time, message}` with a line in `message` (or `log`), or the fields
 * themselves, by the names that nginx's variables, Apache's and Fluentd's own parsers and LTSV give them.
 */
export function recordOf(fields: Fields, readMessage: ReadMessage): Parsed<LogRecord> {
  const id = idOf(firstOf(fields, ['id']));
  if (!id.ok) return id;
  const time = firstOf(fields, ['time', '@timestamp', 'time_iso8601']);
  const sentAtMs = time && timeOf(time);
  if (time !== undefined && sentAtMs === undefined) {
    return refused('its time is neither RFC 3339 with a zone nor milliseconds since the epoch');
  }
  const message = firstOf(fields, ['message', 'log']);
  if (message === undefined) return withAccess(id.value, sentAtMs, accessOf(fields, sentAtMs));
  const inner = lineOf(message, readMessage);
  if (!inner.ok) return inner;
  return {
    ok: true,
    value: { ...inner.value, id: id.value ?? inner.value.id, sentAtMs: sentAtMs ?? inner.value.sentAtMs },
  };
}

function withAccess(id: string | undefined, sentAtMs: number | undefined, access: Parsed<Access>): Parsed<LogRecord> {
  return access.ok ? { ok: true, value: { id, sentAtMs, access: access.value } } : access;
}

/** The first of the names that has a value. */
function firstOf(fields: Fields, names: readonly string[]): Field | undefined {
  return names.map((name) => fields.get(name)).find((field) => field !== undefined && field.kind !== 'null');
}

function idOf(id: Field | undefined): Parsed<string | undefined> {
  if (id === undefined) return { ok: true, value: undefined };
  if (id.kind === 'text' && id.text !== '') return { ok: true, value: id.text };
  // Beyond 2^53 a sender may have rounded two numbers to one, and the second record would count as a duplicate.
  if (id.kind === 'number' && /^-?\d+$/.test(id.text) && Number.isSafeInteger(Number(id.text))) {
    return { ok: true, value: id.text };
  }
  return refused('its id is neither a text nor an exact whole number');
}

function timeOf({ kind, text }: Field): number | undefined {
  if (kind === 'number') return recordTimeMs(Number(text));
  return kind === 'text' ? recordTimeMs(text.replace(/^\[(.*)\]$/, '$1')) : undefined;
}

function lineOf({ kind, text }: Field, readMessage: ReadMessage): Parsed<LogRecord> {
  if (kind !== 'text') return refused('its message is no text');
  const line = text.replace(/\r?\n$/, '');
  if (/[\r\n]/.test(line)) return refused('its message holds a line break');
  const read = readMessage(Buffer.from(storable(withHalves(line)), 'utf8'));
  return read.ok ? read : refused(`its message: ${read.reason}`);
}

/** Half of a surrogate pair by its number, with its backslash as a server would write it into a line. */
function withHalves(line: string): string {
  return line.isWellFormed()
    ? line
    : line.replace(/\p{Surrogate}/gu, (half) => `\\x5Cu${half.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The names that a value of an access goes by. */
const names = {
  method: ['method', 'request_method'],
  path: ['path', 'uri', 'request_uri'],
  protocol: ['protocol', 'server_protocol'],
  request: ['request', 'req'],
  remoteAddress: ['remote_addr', 'remote', 'host', 'remote_host'],
  remoteUser: ['remote_user', 'user'],
  status: ['status', 'code'],
  bytes: ['bytes', 'body_bytes_sent', 'bytes_sent', 'size'],
  referer: ['referer', 'http_referer'],
  userAgent: ['user_agent', 'http_user_agent', 'agent', 'ua'],
  time: ['time_local'],
} as const;

function accessOf(fields: Fields, sentAtMs: number | undefined): Parsed<Access> {
  for (const all of Object.values(names)) {
    const nested = all.find((name) => fields.get(name)?.kind === 'other');
    if (nested !== undefined) return refused(`its ${nested} is neither a text nor a number`);
  }
  const text = (name: keyof typeof names) => textOf(firstOf(fields, names[name]));
  const [method, path, protocol] = [text('method'), text('path'), text('protocol')];
  const request = text('request') ?? ([method, path, protocol].filter((part) => part !== null).join(' ') || null);
  const [remoteAddress, status, bytes] = [text('remoteAddress'), text('status'), text('bytes')];
  if (remoteAddress === null && request === null) return refused('a record without message, host or request');
  if (status !== null && !/^\d{3}$/.test(status)) return refused('its status is not three digits');
  if (bytes !== null && !isByteCount(bytes)) return refused('its size is no whole number of bytes');
  const requestedAtMs = commonLogTimeMs(text('time') ?? '') ?? sentAtMs;
  if (requestedAtMs === undefined) return refused('it has no time');
  if (![...names.request, ...names.path].some((name) => fields.has(name))) return refused('a record without a request');
  return {
    ok: true,
    value: {
      requestedAtMs,
      remoteAddress,
      remoteUser: text('remoteUser'),
      ...splitRequest(request),
      ...(method === null ? {} : { method }),
      ...(path === null ? {} : { path }),
      status: status === null ? null : Number(status),
      bytes,
      referer: text('referer'),
      userAgent: text('userAgent'),
    },
  };
}

function textOf(field: Field | undefined): string | null {
  return field === undefined || field.text === '' || field.text === '-' ? null : storable(field.text);
}
