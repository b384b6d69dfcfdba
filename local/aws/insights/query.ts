import { type Cursor, makeCursor, unexpected } from './cursor.ts';
import type { Expression } from './expression.ts';
import { malformed } from './malformed.ts';
import { parseExpression } from './parseExpression.ts';

/** An expression and the name of the column that it fills: its alias, or else its own text. */
export interface Column {
  readonly name: string;
  readonly expression: Expression;
  /** Where it stands in the query, for messages. */
  readonly at: number;
}

export type Command =
  | { readonly kind: 'fields'; readonly columns: readonly Column[] }
  | { readonly kind: 'display'; readonly columns: readonly Column[] }
  | { readonly kind: 'filter'; readonly condition: Expression }
  | { readonly kind: 'parse'; readonly field: Column; readonly glob: string; readonly names: readonly string[] }
  | { readonly kind: 'stats'; readonly aggregates: readonly Column[]; readonly by: readonly Column[] }
  | { readonly kind: 'sort'; readonly keys: readonly SortKey[] }
  | { readonly kind: 'limit'; readonly count: number }
  | { readonly kind: 'dedup'; readonly columns: readonly Column[] };

export interface SortKey {
  readonly column: Column;
  readonly descending: boolean;
}

/**
 * Reads a query of Logs Insights: the commands `fields`, `display`, `filter`, `parse`, `stats`, `sort`, `limit` and `dedup`.
 *
 * @throws AwsError MalformedQueryException for anything else, so that nothing is passed over in silence
 */
export function parseQuery(query: string): Command[] {
  const cursor = makeCursor(query);
  const commands = [parseCommand(cursor)];
  while (cursor.accept('|')) commands.push(parseCommand(cursor));
  if (cursor.peek().kind !== 'end') throw unexpected(cursor.peek(), '"|" or the end');
  return commands;
}

function parseCommand(cursor: Cursor): Command {
  const token = cursor.next();
  switch (token.kind === 'word' ? token.text.toLowerCase() : '') {
    case 'fields':
      return { kind: 'fields', columns: parseColumns(cursor) };
    case 'display':
      return { kind: 'display', columns: parseColumns(cursor) };
    case 'filter':
      return { kind: 'filter', condition: parseExpression(cursor) };
    case 'parse':
      return parseParse(cursor);
    case 'stats':
      return parseStats(cursor);
    case 'sort':
      return { kind: 'sort', keys: parseKeys(cursor) };
    case 'limit':
      return { kind: 'limit', count: parseCount(cursor) };
    case 'dedup':
      return { kind: 'dedup', columns: parseColumns(cursor) };
    default:
      throw unexpected(token, 'a command (fields, display, filter, parse, stats, sort, limit, dedup)');
  }
}

/** `parse @message "user=*, method:*" as user, method`; regular expressions, logfmt and CSV are not built. */
function parseParse(cursor: Cursor): Command {
  const at = cursor.peek().start;
  const field = cursor.peek().kind === 'string' ? message(at) : parseColumn(cursor);
  const token = cursor.next();
  if (token.kind !== 'string') throw unexpected(token, 'a glob in quotes');
  cursor.expect('as');
  const names = [parseName(cursor)];
  while (cursor.accept(',')) names.push(parseName(cursor));
  const wildcards = token.text.split('*').length - 1;
  if (wildcards !== names.length)
    throw malformed(`the glob has ${wildcards} *, and there are ${names.length} names`, token);
  return { kind: 'parse', field, glob: token.text, names };
}

function message(at: number): Column {
  return { name: '@message', expression: { kind: 'field', name: '@message' }, at };
}

function parseStats(cursor: Cursor): Command {
  const aggregates = parseColumns(cursor);
  return { kind: 'stats', aggregates, by: cursor.accept('by') ? parseColumns(cursor) : [] };
}

function parseColumns(cursor: Cursor): Column[] {
  const columns = [parseColumn(cursor)];
  while (cursor.accept(',')) columns.push(parseColumn(cursor));
  return columns;
}

function parseColumn(cursor: Cursor): Column {
  const at = cursor.peek().start;
  const expression = parseExpression(cursor);
  const text = expression.kind === 'field' ? expression.name : cursor.textSince(at);
  return { name: cursor.accept('as') ? parseName(cursor) : text, expression, at };
}

function parseName(cursor: Cursor): string {
  const token = cursor.next();
  if (token.kind !== 'word' && token.kind !== 'field') throw unexpected(token, 'the name of a column');
  return token.text;
}

function parseKeys(cursor: Cursor): SortKey[] {
  const keys: SortKey[] = [];
  do {
    const column = parseColumn(cursor);
    const descending = cursor.accept('desc');
    if (!descending) cursor.accept('asc');
    keys.push({ column, descending });
  } while (cursor.accept(','));
  return keys;
}

function parseCount(cursor: Cursor): number {
  const token = cursor.next();
  const count = Number(token.text);
  const valid = token.kind === 'number' && Number.isInteger(count) && count >= 1 && count <= 100_000;
  if (!valid) throw unexpected(token, 'a whole number from 1 to 100000');
  return count;
}
