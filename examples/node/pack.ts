import { isMap } from './encode.ts';
import { encodeEntry, type LogRecord } from './entry.ts';
import { RecordRefused } from './errors.ts';

/**
 * A record as it lies in a packet.
 *
 * @throws RecordRefused for one that is too large, or that MessagePack has no form for
 */
export function pack(record: LogRecord, time: Date, limitBytes: number): Buffer {
  const entry = encoded(record, time);
  if (entry.length <= limitBytes) return entry;
  throw new RecordRefused(`a record of ${entry.length} bytes is more than the ${limitBytes} that may be sent`, {
    hint: 'the collector would set a line of this size aside; recordBytes is the limit',
  });
}

function encoded(record: LogRecord, time: Date): Buffer {
  try {
    if (!isMap(record)) throw new TypeError('it is no map, such as { message: line }');
    return encodeEntry(time.getTime(), record);
  } catch (cause) {
    throw new RecordRefused(`the record cannot be sent: ${(cause as Error).message}`, {
      cause,
      hint: 'text, numbers, true, false, null, bytes, and lists and maps of them can be',
    });
  }
}
