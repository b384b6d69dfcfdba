import { isMapping } from '../../src/values/mapping.ts';
import { type Parsed, refused } from './access.ts';
import { decodeJson } from './decode.ts';
import { type Field, type Fields, type LogRecord, type ReadMessage, recordOf } from './fields.ts';

/** Reads one JSON object. */
export function parseJson(line: Uint8Array, readMessage: ReadMessage): Parsed<LogRecord> {
  const fields = objectOf(decodeJson(line));
  return fields.ok ? recordOf(fields.value, readMessage) : fields;
}

function objectOf(text: string): Parsed<Fields> {
  try {
    if (!isMapping(JSON.parse(text))) return refused('JSON, but no object');
  } catch {
    return refused('not whole JSON');
  }
  const fields = new Map<string, Field>();
  for (const [name, field] of membersOf(text)) {
    // One parser takes the first value and another the last: which of them was meant, nobody knows.
    if (fields.has(name)) return refused('a key stands in it twice');
    fields.set(name, field);
  }
  return { ok: true, value: fields };
}

/** The members of an object that is known to be whole JSON, each value as it stands. */
function* membersOf(text: string): Generator<[string, Field]> {
  let at = skipBlanks(text, text.indexOf('{') + 1);
  while (text[at] === '"') {
    const behind = endOfText(text, at);
    const from = skipBlanks(text, text.indexOf(':', behind) + 1);
    const to = endOfValue(text, from);
    yield [JSON.parse(text.slice(at, behind)), fieldOf(text.slice(from, to))];
    at = skipBlanks(text, to);
    if (text[at] === ',') at = skipBlanks(text, at + 1);
  }
}

function fieldOf(value: string): Field {
  if (value.startsWith('"')) return { kind: 'text', text: JSON.parse(value) };
  if (/^[-\d]/.test(value)) return { kind: 'number', text: value };
  return { kind: value === 'null' ? 'null' : 'other', text: value === 'null' ? '' : value };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (' \t\r\n'.includes(text[at] ?? 'x')) at += 1;
  return at;
}

/** Behind the closing quote. */
function endOfText(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOfValue(text: string, from: number): number {
  if (text[from] === '"') return endOfText(text, from);
  let at = from;
  for (let depth = 0; ; ) {
    const letter = text[at] ?? '';
    if (depth === 0 && ' \t\r\n,}'.includes(letter)) return at;
    if ('{['.includes(letter)) depth += 1;
    if ('}]'.includes(letter)) depth -= 1;
    at = letter === '"' ? endOfText(text, at) : at + 1;
  }
}
