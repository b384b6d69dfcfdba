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
  readonly format: 'single_value' | 'json' | 'ltsv';
  readonly messageKey?: string | undefined;
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

function format(line: string, { format, messageKey = 'message' }: ReplayStream): Written {
  switch (format) {
    case 'single_value':
      return { ok: true, text: line };
    case 'json':
      return { ok: true, text: recordOf(line) ? compact(line) : JSON.stringify({ [messageKey]: line }) };
    case 'ltsv':
      return labelled(recordOf(line) ?? { [messageKey]: line });
  }
}

/** Without the spaces between its tokens, and each text in it as Fluentd escapes it. Numbers stay as they are: they may be beyond a double. */
function compact(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (token) =>
    token.startsWith('"') ? JSON.stringify(JSON.parse(token)) : '',
  );
}

function labelled(record: Readonly<Record<string, unknown>>): Written {
  const pairs = Object.entries(record).map(([label, value]) => [label, valueText(value)] as const);
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
