import { type Access, type Parsed, refused } from '../access.ts';
import { parseCombined } from '../combined.ts';
import type { LogRecord } from '../fields.ts';
import { parseLtsv } from '../ltsv.ts';
import { isApacheDirective, readApache } from './apache.ts';
import { builtin } from './builtin.ts';
import { type ExtraColumn, extraColumns } from './columns.ts';
import { compile } from './compile.ts';
import { readNginx } from './nginx.ts';
import { FormatInvalid, type Template } from './piece.ts';

/** How lines are read. */
export interface LogFormat {
  /** What it says beside what every row has. */
  readonly columns: readonly ExtraColumn[];
  /** Whether a line that begins with a brace is one of this format, before it is taken for a JSON record. */
  readonly isBraced: boolean;
  readonly read: ReadLine;
  /** Reads the line in the `message` of a record. */
  readonly readMessage: ReadLine;
}

type ReadLine = (line: Uint8Array) => Parsed<LogRecord>;

/** Without a LOG_FORMAT: Apache's combined or common format, as each line is. */
export const defaultFormat: LogFormat = plainFormat(asRecord(parseCombined));

/** Formats of records. What stands in their `message` is a line in combined or common format. */
const records: Readonly<Record<string, ReadLine>> = {
  json: () => refused('not a JSON object'),
  ltsv: (line) => parseLtsv(line, defaultFormat.read),
};

/**
 * LOG_FORMAT: a name, or a format of nginx or Apache as it is or pasted from a configuration.
 *
 * @param zone of times that say none
 * @throws FormatInvalid
 */
export function readFormat(text: string, zone?: string): LogFormat {
  const name = text.trim();
  const ofRecords = Object.hasOwn(records, name) ? records[name] : undefined;
  if (ofRecords) return { ...plainFormat(ofRecords), readMessage: defaultFormat.read };
  const template = templateOf(Object.hasOwn(builtin, name) ? (builtin[name] ?? '') : name, zone);
  const [lead] = template.pieces;
  return {
    ...plainFormat(asRecord(compile(template))),
    columns: extraColumns(template.pieces),
    isBraced: typeof lead === 'string' && lead.startsWith('{'),
  };
}

function plainFormat(read: ReadLine): LogFormat {
  return { columns: [], isBraced: false, read, readMessage: read };
}

function templateOf(pasted: string, zone: string | undefined): Template {
  // Comments above it came along.
  const text = pasted.replace(/^(?:\s*#[^\n]*\n)+\s*/, '');
  const template = readTemplate(text, zone);
  if (template.pieces.every((piece) => typeof piece !== 'string' || !/[\r\n]/.test(piece))) return template;
  throw new FormatInvalid({
    fact: 'it holds a line break, and no line does',
    hint: 'paste one directive whole, log_format … ; or LogFormat "…" name, or what stands in its quotes',
  });
}

function readTemplate(text: string, zone: string | undefined): Template {
  if (isApacheDirective(text)) return readApache(text, zone);
  if (/^log_format\s|\$\{?[a-z]/.test(text)) return readNginx(text);
  if (/%(?:[<>!\d,]*\{|[<>!\d,]*[a-zA-Z])/.test(text)) return readApache(text, zone);
  throw new FormatInvalid({
    fact: 'it is no format: it has neither a $variable of nginx nor a %directive of Apache',
    hint: `the names are ${[...Object.keys(builtin), 'json', 'ltsv'].join(', ')}`,
  });
}

function asRecord(parse: (line: Uint8Array) => Parsed<Access>): ReadLine {
  return (line) => {
    const access = parse(line);
    return access.ok ? { ok: true, value: { id: undefined, sentAtMs: undefined, access: access.value } } : access;
  };
}
