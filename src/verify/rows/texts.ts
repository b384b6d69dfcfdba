import type { Column } from '../engines/source.ts';
import type { Zone } from './zone.ts';

/**
 * Why a column cannot be compared with what the log holds, undefined where it can. A column may be a key if a value has one
 * text form: whole numbers in decimal digits (`007` is no number), texts as they are, `true` and `false`, a UUID in small
 * letters, the label of an enumeration, a day as `2026-11-22`, an instant as `2026-11-22T10:05:03.120Z` (with microseconds
 * where there are any). A time without a zone is an instant where the zone of the table is UTC. In MySQL and MariaDB true is 1.
 */
export function keyRefusal({ name, kind, type }: Column, zone: Zone): string | undefined {
  if (kind === 'clock' && zone.name !== '+00:00') {
    return `${name} is of type ${type}, and what it shows is no instant: a column with a zone would be`;
  }
  if (kind !== 'other' && kind !== 'decimal') return undefined;
  return `${name} is of type ${type}, whose values have more than one text form: whole numbers, texts, days and instants have one`;
}

/** The text of a value, from what a statement gave; undefined for NULL, which is not ''. */
export function textOf({ kind }: Pick<Column, 'kind'>, value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  return kind === 'instant' || kind === 'clock' ? `${String(value).replace(/000$/, '')}Z` : String(value);
}
