import type { LogRecord } from '../../../examples/node/index.ts';

/** Records that are no line: the collector has to set each aside, once, and nobody else must notice. */
const makers: readonly ((mark: string) => LogRecord)[] = [
  (mark) => ({ text: mark }),
  (mark) => ({ message: null, mark }),
  (mark) => ({ message: 7, mark }),
  (mark) => ({ message: [mark] }),
  (mark) => ({ message: { line: mark } }),
  (mark) => ({ message: `${mark}\n10.0.0.1 - - [22/Nov/2026:10:05:03 +0000] "GET /forged HTTP/1.1" 200 1 "-" "-"` }),
  (mark) => ({ message: `${mark}\rforged` }),
];

export function badRecord(number: number): LogRecord {
  return (makers[number % makers.length] ?? ((mark: string) => ({ text: mark })))(`mark<${number}>`);
}
