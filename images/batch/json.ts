import { isMapping } from '../../src/values/mapping.ts';
import { type Access, isByteCount, type Parsed, splitRequest } from './access.ts';
import { parseCombined } from './combined.ts';
import { decodeJson, storable } from './decode.ts';
import { commonLogTimeMs, recordTimeMs } from './time.ts';

/** A JSON record: an access, with the sender's id and time where it gave them. */
export interface JsonRecord {
  readonly id: string | undefined;
  /** When it was sent. */
  readonly sentAtMs: number | undefined;
  readonly access: Access;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads one JSON object: `{id, time, message}` with a combined line in `message` (or `log`), or the fields
 * themselves, by the names that nginx's variables, Apache's and Fluentd's own parsers give them.
 */
export function parseJson(line: Uint8Array): Parsed<JsonRecord> {
  const fields = objectOf(decodeJson(line));
  if (!fields.ok) return fields;
  const id = idOf(fields.value.id);
  if (!id.ok) return id;
  const time = fields.value.time ?? fields.value['@timestamp'] ?? fields.value.time_iso8601;
  const sentAtMs = recordTimeMs(time);
  if (time !== undefined && time !== null && sentAtMs === undefined) {
    return refused('its time is neither RFC 3339 with a zone nor milliseconds since the epoch');
  }
  const message = fields.value.message ?? fields.value.log;
  const access = message === undefined ? accessOf(fields.value, sentAtMs) : messageAccess(message);
  return access.ok ? { ok: true, value: { id: id.value, sentAtMs, access: access.value } } : access;
}

function objectOf(text: string): Parsed<Fields> {
  try {
    const value: unknown = JSON.parse(text);
    return isMapping(value) ? { ok: true, value } : refused('JSON, but no object');
  } catch {
    return refused('not whole JSON');
  }
}

function idOf(id: unknown): Parsed<string | undefined> {
  if (id === undefined || id === null) return { ok: true, value: undefined };
  if (typeof id === 'string' && id !== '') return { ok: true, value: id };
  // Beyond 2^53 two different numbers read as the same one, and the second record would count as a duplicate.
  if (Number.isSafeInteger(id)) return { ok: true, value: String(id) };
  return refused('its id is neither a text nor an exact whole number');
}

function messageAccess(message: unknown): Parsed<Access> {
  if (typeof message !== 'string') return refused('its message is no text');
  const access = parseCombined(Buffer.from(storable(message.replace(/[\r\n]+$/, '')), 'utf8'));
  return access.ok ? access : refused(`its message: ${access.reason}`);
}

function accessOf(fields: Fields, sentAtMs: number | undefined): Parsed<Access> {
  const text = (...names: readonly string[]) =>
    textOf(names.map((name) => fields[name]).find((value) => value != null));
  const method = text('method', 'request_method');
  const path = text('path', 'uri', 'request_uri');
  const protocol = text('protocol', 'server_protocol');
  const request = text('request') ?? ([method, path, protocol].filter((part) => part !== null).join(' ') || null);
  const remoteAddress = text('remote_addr', 'remote', 'host', 'remote_host');
  const status = text('status', 'code');
  const bytes = text('bytes', 'body_bytes_sent', 'bytes_sent', 'size');
  if (remoteAddress === null && request === null) return refused('a JSON object without message, host or request');
  if (status !== null && !/^\d{3}$/.test(status)) return refused('its status is not three digits');
  if (bytes !== null && !isByteCount(bytes)) return refused('its size is no whole number of bytes');
  const requestedAtMs = commonLogTimeMs(text('time_local') ?? '') ?? sentAtMs;
  if (requestedAtMs === undefined) return refused('it has no time');
  return {
    ok: true,
    value: {
      requestedAtMs,
      remoteAddress,
      remoteUser: text('remote_user', 'user'),
      ...splitRequest(request),
      ...(method === null ? {} : { method }),
      ...(path === null ? {} : { path }),
      status: status === null ? null : Number(status),
      bytes,
      referer: text('referer', 'http_referer'),
      userAgent: text('user_agent', 'http_user_agent', 'agent'),
    },
  };
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' && value !== '-' ? storable(value) : null;
}

function refused(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
