import { createHash } from 'node:crypto';
import type { Access, Parsed } from './access.ts';
import { parseCombined } from './combined.ts';
import { storable } from './decode.ts';
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

/**
 * Makes of a line what it holds: a row; or bytes to set aside; or, where a write was torn and the next record went
 * on behind the fragment (`{"id":1,"re{"id":2,…}`), both. `file` is the file's name as the table keeps it.
 */
export function readLine(line: Line, file: string): Records {
  const bytes = line.bytes.at(-1) === 13 ? line.bytes.subarray(0, -1) : line.bytes;
  if (line.kind === 'overlong') return setAside(line, file, 'a part of a line longer than 1 MiB');
  if (bytes.length === 0) return none;
  const row = bytes[0] === openingBrace ? jsonRow(bytes, line.offset, file) : combinedRow(bytes, line, file);
  if (row.ok) return { rows: [row.value], rejected: [] };
  return splitTorn(bytes, line.offset, file) ?? setAside(line, file, row.reason);
}

const openingBrace = 0x7b;

function setAside({ offset, bytes }: Pick<Line, 'offset' | 'bytes'>, file: string, reason: string): Records {
  return { rows: [], rejected: [{ file, offset, reason, bytes }] };
}

function jsonRow(bytes: Buffer, offset: number, file: string): Parsed<Row> {
  const record = parseJson(bytes);
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

function combinedRow(bytes: Buffer, line: Line, file: string): Parsed<Row> {
  // A JSON object shows by itself whether it is whole. This format does not: `200 5` may have been `200 5432`.
  if (line.kind === 'last') return { ok: false, reason: 'the last line has no newline, so it may be cut off' };
  const access = parseCombined(bytes);
  if (!access.ok) return access;
  const { offset } = line;
  const id = placeId(file, offset, bytes);
  return {
    ok: true,
    value: { ...access.value, id, loggedAtMs: access.value.requestedAtMs, raw: bytes, file, offset },
  };
}

const recordStart = Buffer.from('{"');

/** A line of many braces is garbage, not a torn record: this bounds what is tried. */
const maxStarts = 100;

/** Splits at the last start of a whole record. What stands before it may be a whole record too: only its newline was lost. */
function splitTorn(bytes: Buffer, offset: number, file: string): Records | undefined {
  let start = bytes.lastIndexOf(recordStart);
  for (let tried = 0; start > 0 && tried < maxStarts; tried++) {
    const row = jsonRow(bytes.subarray(start), offset + start, file);
    if (row.ok) {
      const prefix = bytes.subarray(0, start);
      const before = prefix[0] === openingBrace ? jsonRow(prefix, offset, file) : none;
      if ('ok' in before && before.ok) return { rows: [before.value, row.value], rejected: [] };
      const torn = setAside({ offset, bytes: prefix }, file, 'torn: the next record begins behind it');
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
