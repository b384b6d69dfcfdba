import type { Verify } from '../../config/schema.ts';
import { ReadFailed } from '../../errors.ts';

export type Log = Verify['logs'][number];

/**
 * The stages of a query in front of what it counts or lists: the fields that `parse` takes out of the line, and the
 * filter. Each stands on lines of its own, as a comment at a filter's end would else take the rest with it.
 */
export function chosen({ line, parse, fields, filter }: Log): string {
  return parsed({ line, parse, fields }) + (filter === undefined ? '' : `filter ${filter}\n| `);
}

/** The same without the filter: everything that the group holds. */
export function parsed({ line, parse, fields }: Pick<Log, 'line' | 'parse' | 'fields'>): string {
  if (parse === undefined || fields === undefined) return '';
  return `parse ${fieldName(line)} ${literal(parse)} as ${fields.map(fieldName).join(', ')}\n| `;
}

/**
 * A field as a query names it: whatever holds more than letters, digits, dots and @, and what is a word of the language,
 * stands in backticks. Source: the guide, `fields`.
 *
 * @throws ReadFailed for a name that holds a backtick, which nothing can quote
 */
export function fieldName(name: string): string {
  if (/^[@A-Za-z][@A-Za-z0-9.]*$/.test(name) && !reserved.has(name.toLowerCase())) return name;
  if (name.includes('`') || name.includes('\n'))
    throw new ReadFailed('Insights has no name for a field with a backtick');
  return `\`${name}\``;
}

const reserved = new Set(
  'and as asc by dedup desc display fields filter in like limit not or parse sort stats'.split(' '),
);

/** A pattern as a text of the language, in quotes that it does not hold where that can be. */
function literal(text: string): string {
  const quote = text.includes('"') && !text.includes("'") ? "'" : '"';
  return quote + text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
}

/** Half-open, to the ms: StartQuery's own times are whole seconds, of which neighbouring ranges would share one. */
export function within(fromMs: number, toMs: number): string {
  return `filter toMillis(@timestamp) >= ${fromMs} and toMillis(@timestamp) < ${toMs}\n| `;
}
