import { ReadFailed } from '../../errors.ts';
import type { Database } from './source.ts';

/** What is counted: rows, or the sum of a column. */
export function measured({ measure }: Database, quote: string): string {
  const column = /sum\((.+)\)/.exec(measure)?.[1];
  return column === undefined ? 'COUNT(*)' : `COALESCE(SUM(${quoted(column, quote)}), 0)`;
}

/** A name as the engine quotes it. */
export function quoted(name: string, quote: string): string {
  return `${quote}${name.replaceAll(quote, quote + quote)}${quote}`;
}

/** A table's name, which may have its schema before a dot. */
export function quotedTable(name: string, quote: string): string {
  return name
    .split('.')
    .map((part) => quoted(part, quote))
    .join('.');
}

/** `+09:00` in ms. */
export function offsetMs(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

export function notATime({ table, time }: Database, type: string): ReadFailed {
  return new ReadFailed(`${table}.${time} is of type ${type}, and cannot be counted by time`, {
    hint: 'verify.database.time names a column with date and time: timestamptz, timestamp or datetime',
  });
}
