import { isMapping } from '../values/mapping.ts';
import { digestOf } from './report/named.ts';
import type { Original } from './side.ts';

/** The bytes of a file that the batch can load, and the lines that none can hold. */
export interface Replay {
  readonly bytes: Buffer;
  /** How many lines stand in it. */
  readonly lines: number;
  readonly refused: readonly Refused[];
}

/** A line that was not written: its number among those that were asked for, from 1, in order of time, and its name in reports. */
export interface Refused {
  readonly number: number;
  readonly digest: string;
  readonly because: string;
}

/** Of a stream of `fluentd.streams`: the one whose files the batch reads. */
export interface ReplayStream {
  readonly format: 'single_value' | 'json' | 'ltsv' | 'csv' | 'tsv' | 'combined';
  readonly keys?: readonly string[] | undefined;
  readonly messageKey?: string | undefined;
  /** Of ltsv: which labels, in their order; all where it is absent. */
  readonly fields?: readonly string[] | undefined;
  /** Where the id does not stand in the line: the key that is left out. */
  readonly id?: string | undefined;
  readonly keepId?: boolean | undefined;
}

/**
 * Writes lines as the stream's own file would hold them, in order of time: what Fluentd's formatter of that name makes of
 * the record that the line was sent in. A line that is no JSON object is its record's message.
 *
 * Exact to the byte for `single_value`; for `json` but for what Fluentd's two encoders write differently themselves, the
 * case of the digits in `\u001b` and the form of a float, which stays as the log has it.
 */
export function toReplay(missing: readonly Original[], stream: ReplayStream): Replay {
  const inOrder = missing.toSorted((one, other) => one.atMs - other.atMs);
  const written = inOrder.map(({ line }) => write(line, stream));
  const refused = written.flatMap((it, at) =>
    it.ok ? [] : [{ number: at + 1, digest: digestOf(inOrder[at]?.identity ?? ''), because: it.because }],
  );
  const lines = written.flatMap((it) => (it.ok ? [it.text] : []));
  return { bytes: Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8'), lines: lines.length, refused };
}

type Written = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly because: string };

/** What CloudWatch Logs takes as one event, and the batch as one line. */
const mostBytes = 1_048_576;

function write(line: string, stream: ReplayStream): Written {
  if (!line.isWellFormed()) return refuse('it holds half of a surrogate pair, which UTF-8 cannot');
  const formatted = format(line, stream);
  if (!formatted.ok) return formatted;
  const { text } = formatted;
  if (text === '' || text === '\r') return refuse('it is empty, and the batch passes over empty lines');
  if (text.includes('\n')) return refuse('a line break in it would make two lines of it');
  return Buffer.byteLength(text) > mostBytes
    ? refuse('it is longer than 1 MiB, which the batch sets aside')
    : formatted;
}

function format(line: string, stream: ReplayStream): Written {
  const { format, keepId = true } = stream;
  const key = stream.keys?.[0] ?? stream.messageKey ?? 'message';
  switch (format) {
    case 'single_value':
      return { ok: true, text: line };
    case 'json': {
      const record = recordOf(line);
      if (record && !keepId && Object.hasOwn(record, stream.id ?? 'id')) return refuse(leftOut);
      return { ok: true, text: record ? compact(line) : JSON.stringify({ [key]: line }) };
    }
    case 'ltsv':
      return labelled(fieldsOf(recordOf(line) ?? { [key]: line }, stream));
    case 'csv':
    case 'tsv':
    case 'combined':
      return refuse(`the files of this stream are ${format}, which is made of the fields of a record`);
  }
}

const leftOut = 'its id does not stand in the files of this stream, and taking it out may change what stands beside it';

/** Those that stand in the stream's lines, in their order. */
function fieldsOf(record: Readonly<Record<string, unknown>>, { fields, id = 'id', keepId = true }: ReplayStream) {
  const names = fields ?? Object.keys(record).filter((name) => keepId || name !== id);
  return names.filter((name) => Object.hasOwn(record, name)).map((name) => [name, record[name]] as const);
}

/** Without the spaces between its tokens, and each text in it as Fluentd escapes it. Numbers stay as they are: they may be beyond a double. */
function compact(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (token) =>
    token.startsWith('"') ? JSON.stringify(JSON.parse(token)) : '',
  );
}

function labelled(fields: readonly (readonly [string, unknown])[]): Written {
  const pairs = fields.map(([label, value]) => [label, valueText(value)] as const);
  const untold = pairs.find(([, text]) => text === undefined);
  if (untold) return refuse('a list, a record or a fraction in it is written by Ruby in its own way');
  return { ok: true, text: pairs.map(([label, text]) => `${label}:${text?.replaceAll('\t', ' ')}`).join('\t') };
}

function valueText(value: unknown): string | undefined {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

function recordOf(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isMapping(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function refuse(because: string): Written {
  return { ok: false, because };
}
