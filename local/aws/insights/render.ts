import { fieldReader, type Row } from './row.ts';
import type { ShownColumn } from './scope.ts';

/** A row as GetQueryResults answers it: all values are text, and a field that is not there is left out. */
export type RenderedRow = { readonly field: string; readonly value: string }[];

/** Makes a renderer of rows with these columns, once for all rows. */
export function rendererOf(columns: readonly ShownColumn[]): (row: Row) => RenderedRow {
  const readers = columns.map(({ name, time }) => ({ name, time, read: fieldReader(name) }));
  return (row) => {
    const rendered: RenderedRow = [];
    for (const { name, time, read } of readers) {
      const value = read(row);
      if (value === undefined) continue;
      rendered.push({ field: name, value: time && typeof value === 'number' ? renderTime(value) : String(value) });
    }
    return rendered;
  };
}

/** `2026-11-22 15:04:05.678`, in UTC. */
function renderTime(instantMs: number): string {
  return new Date(instantMs).toISOString().replace('T', ' ').replace('Z', '');
}
