import { decode } from './decode.ts';
import { arrayHead, encode, type Packable } from './encode.ts';

/** What an application sends. */
export type LogRecord = { readonly [key: string]: Packable };

/** `[time, record]`, as it lies between others in a packet. */
export function encodeEntry(timeMs: number, record: LogRecord): Buffer {
  return Buffer.concat([arrayHead(2), eventTime(timeMs), encode(record)]);
}

/**
 * Fluentd's EventTime: an extension of type 0 with seconds and nanoseconds. It has no form for a time before 1970 or beyond
 * February 2106.
 *
 * @throws RangeError for such a time
 */
function eventTime(timeMs: number): Buffer {
  const seconds = Math.floor(timeMs / 1000);
  if (!(seconds >= 0 && seconds < 2 ** 32)) throw new RangeError(`${timeMs} ms is no time that Fluentd can take`);
  const bytes = Buffer.alloc(10);
  bytes.writeUInt16BE(0xd700);
  bytes.writeUInt32BE(seconds, 2);
  bytes.writeUInt32BE(Math.round((timeMs - seconds * 1000) * 1_000_000), 6);
  return bytes;
}

/** The records of entries that lie one behind the other. */
export function recordsOf(entries: Buffer): readonly Readonly<Record<string, unknown>>[] {
  const records: Readonly<Record<string, unknown>>[] = [];
  for (let at = 0; at < entries.length; ) {
    const entry = decode(entries, at);
    if (entry === undefined) break;
    const [, record] = entry.value as [unknown, Map<string, unknown>];
    records.push(plain(record) as Readonly<Record<string, unknown>>);
    at = entry.end;
  }
  return records;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([key, member]) => [key, plain(member)]));
}
