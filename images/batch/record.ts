import { createHash } from 'node:crypto';
import { type Access, type Parsed, refused } from './access.ts';
import { storable } from './decode.ts';
import type { LogRecord } from './fields.ts';
import { defaultFormat, type LogFormat } from './format/format.ts';
import { parseJson } from './json.ts';
import type { Line } from './line.ts';

/** A row of the table. */
export interface Row extends Access {
  /** Unique: the sender's, or made of the place in the file and the line, so that identical lines stay and a second read adds none. */
  readonly id: string;
  /** When it was sent where the record says so, else the line's own time; ms since the epoch. */
  readonly loggedAtMs: number;
  /** As it stands in the file. */
  readonly raw: Buffer;
  readonly file: string;
  readonly offset: number;
}

/** Bytes that are no row: kept, counted, never skipped. */
export interface Rejected {
  readonly file: string;
  readonly offset: number;
  readonly reason: string;
  readonly bytes: Buffer;
}

export interface Records {
  readonly rows: readonly Row[];
  readonly rejected: readonly Rejected[];
}

const none: Records = { rows: [], rejected: [] };

/** Where a line stands. Its own id is made of the name that the tables know its file by. */
interface Place {
  readonly file: string;
  readonly offset: number;
}

/**
 * Makes of a line what it holds: a row; or bytes to set aside; or, where the write of a JSON record was torn and the next
 * one went on behind the fragment (`{"id":1,"re{"id":2,…}`), both. `file` is the file's name as the table keeps it.
 */
export function readLine(line: Line, file: string, format: LogFormat = defaultFormat): Records {
  const bytes = bytesOf(line);
  const place = { file, offset: line.offset };
  if (line.kind === 'overlong') return setAside(place, line.bytes, 'a part of a line longer than 1 MiB');
  if (bytes.length === 0) return none;
  const isJson = bytes[0] === openingBrace;
  const row = rowOf(bytes, line.kind, place, format);
  if (row.ok) return { rows: [row.value], rejected: [] };
  return (isJson ? splitTorn(bytes, place, format) : undefined) ?? setAside(place, line.bytes, row.reason);
}

const openingBrace = 0x7b;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Whether a line holds nothing at all: no row, and nothing to set aside. */
export function isEmpty(line: Line): boolean {
  return bytesOf(line).length === 0;
}

/** Without the carriage return of a line that ends as Windows has it, and without what some editors put before a file. */
function bytesOf({ bytes, offset }: Line): Buffer {
  const end = bytes.at(-1) === 13 ? bytes.length - 1 : bytes.length;
  const isMarked = offset === 0 && bytes.subarray(0, 3).equals(byteOrderMark);
  return bytes.subarray(isMarked ? 3 : 0, end);
}

function setAside({ file, offset }: Place, bytes: Buffer, reason: string): Records {
  return { rows: [], rejected: [{ file, offset, reason, bytes }] };
}

function rowOf(bytes: Buffer, kind: Line['kind'], place: Place, format: LogFormat): Parsed<Row> {
  const readJson = () => toRow(parseJson(bytes, format.readMessage), bytes, place);
  const readPlain = () => toRow(plainRecord(bytes, kind, format), bytes, place);
  if (bytes[0] !== openingBrace) return readPlain();
  if (!format.isBraced) return readJson();
  const [plain, json] = [readPlain(), readJson()];
  return plain.ok || !json.ok ? plain : json;
}

function plainRecord(bytes: Buffer, kind: Line['kind'], format: LogFormat): Parsed<LogRecord> {
  // A JSON object shows by itself whether it is whole. Other formats do not: `200 5` may have been `200 5432`.
  if (kind === 'last') return refused('the last line has no newline, so it may be cut off');
  return format.read(bytes);
}

function toRow(record: Parsed<LogRecord>, bytes: Buffer, { file, offset }: Place): Parsed<Row> {
  if (!record.ok) return record;
  const { id, sentAtMs, access } = record.value;
  return {
    ok: true,
    value: {
      ...access,
      id: id === undefined ? placeId(file, offset, bytes) : storableId(id),
      loggedAtMs: sentAtMs ?? access.requestedAtMs,
      raw: bytes,
      file,
      offset,
    },
  };
}

const recordStart = Buffer.from('{"');

/** A line of many braces is garbage, not a torn record: this bounds what is tried. */
const maxStarts = 100;

/**
 * Splits at the last start of a whole record. What stands before it may be a whole record too: only its newline was
 * lost. Only behind what begins as a record itself: in there, a quote of the content is escaped and begins none. In a
 * line of any other format, whoever wrote a value into it could make a row.
 */
function splitTorn(bytes: Buffer, { file, offset }: Place, format: LogFormat): Records | undefined {
  const jsonRow = (part: Buffer, at: number) => toRow(parseJson(part, format.readMessage), part, { file, offset: at });
  let start = bytes.lastIndexOf(recordStart);
  for (let tried = 0; start > 0 && tried < maxStarts; tried++) {
    const row = jsonRow(bytes.subarray(start), offset + start);
    if (row.ok) {
      const prefix = bytes.subarray(0, start);
      const before = jsonRow(prefix, offset);
      if (before.ok) return { rows: [before.value, row.value], rejected: [] };
      const torn = setAside({ file, offset }, prefix, 'torn: the next record begins behind it');
      return { rows: [row.value], rejected: torn.rejected };
    }
    start = bytes.lastIndexOf(recordStart, start - 1);
  }
  return undefined;
}

/** With the line itself: under a name that is used again, another line at the same place is another row. */
function placeId(file: string, offset: number, bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(`${file}\n${offset}\n`).update(bytes).digest('hex')}`;
}

/**
 * Ids that a key column would refuse, cut off or take for another (MySQL's text columns ignore trailing spaces in
 * comparisons) are kept as their hash.
 */
function storableId(id: string): string {
  const plain = id.length <= 200 && storable(id) === id && !id.endsWith(' ');
  // As JSON, since UTF-8 has the same three bytes for every lone surrogate.
  return plain ? id : `sha256:${createHash('sha256').update(JSON.stringify(id)).digest('hex')}`;
}
