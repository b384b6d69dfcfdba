import { fieldReader, type Row } from './row.ts';
import type { ShownColumn } from './scope.ts';

/** A row as GetQueryResults answers it: all values are text, and a field that is not there is left out. */
export type RenderedRow = { readonly field: string; readonly value: string }[];

export function render(row: Row, columns: readonly ShownColumn[]): RenderedRow {
  return columns.flatMap(({ name, time }) => {
    const value = fieldReader(name)(row);
    if (value === undefined) return [];
    return [{ field: name, value: time && typeof value === 'number' ? renderTime(value) : String(value) }];
  });
}

/** `2026-11-22 15:04:05.678`, in UTC. */
function renderTime(instantMs: number): string {
  return new Date(instantMs).toISOString().replace('T', ' ').replace('Z', '');
}
