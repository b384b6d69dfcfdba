import { type Parsed, refused } from './access.ts';
import { decode } from './decode.ts';
import { type Field, type LogRecord, type ReadMessage, recordOf } from './fields.ts';

/** Reads labels and values with tabs between, as http://ltsv.org has it. Nothing in it is escaped. */
export function parseLtsv(line: Uint8Array, readMessage: ReadMessage): Parsed<LogRecord> {
  const fields = new Map<string, Field>();
  for (const part of decode(line).split('\t')) {
    const [, label, value = ''] = /^([\w.@-]+):(.*)$/s.exec(part) ?? [];
    if (label === undefined) return refused('a part of it has no label');
    if (fields.has(label)) return refused('a label stands in it twice');
    fields.set(label, fieldOf(label, value));
  }
  return recordOf(fields, readMessage);
}

/** LTSV has no numbers: a time of digits alone is one. */
function fieldOf(label: string, value: string): Field {
  if (value === '' || value === '-') return { kind: 'null', text: '' };
  return { kind: label === 'time' && /^\d+$/.test(value) ? 'number' : 'text', text: value };
}
