import { type Cursor, unexpected } from './cursor.ts';
import type { Expression, Operator, Pattern } from './expression.ts';
import { malformed } from './malformed.ts';
import { readPeriod } from './period.ts';

/**
 * Reads one expression: `or`, then `and`, then `not`, then comparisons, then sums, products and powers.
 *
 * @throws AwsError MalformedQueryException
 */
export function parseExpression(cursor: Cursor): Expression {
  return chain(cursor, ['or'], (inner) => chain(inner, ['and'], parseNot));
}

/** Operators of one rank, read from the left. */
function chain(cursor: Cursor, operators: readonly Operator[], operand: (cursor: Cursor) => Expression): Expression {
  let left = operand(cursor);
  for (;;) {
    const operator = operators.find((candidate) => cursor.accept(candidate));
    if (!operator) return left;
    left = { kind: 'binary', operator, left, right: operand(cursor) };
  }
}

function parseNot(cursor: Cursor): Expression {
  return cursor.accept('not') ? { kind: 'not', value: parseNot(cursor) } : parseComparison(cursor);
}

const comparisons: readonly Operator[] = ['=', '!=', '<=', '>=', '<', '>'];

function parseComparison(cursor: Cursor): Expression {
  const left = parseSum(cursor);
  const operator = comparisons.find((candidate) => cursor.accept(candidate));
  if (operator) return { kind: 'binary', operator, left, right: parseSum(cursor) };
  if (cursor.accept('not')) return { kind: 'not', value: parseMembership(cursor, left) ?? missing(cursor) };
  return parseMembership(cursor, left) ?? left;
}

function missing(cursor: Cursor): never {
  throw unexpected(cursor.peek(), '"like" or "in"');
}

function parseMembership(cursor: Cursor, value: Expression): Expression | undefined {
  if (cursor.accept('like') || cursor.accept('=~')) return { kind: 'matches', value, pattern: parsePattern(cursor) };
  if (cursor.accept('in')) return { kind: 'in', value, list: parseList(cursor) };
  return undefined;
}

function parsePattern(cursor: Cursor): Pattern {
  const token = cursor.next();
  if (token.kind === 'string') return token.text;
  if (token.kind !== 'regex') throw unexpected(token, 'a string or a /regular expression/');
  // Insights writes flags as `(?i)` in front of the expression.
  const [, flags = '', source = token.text] = /^\(\?([a-z]+)\)(.*)$/s.exec(token.text) ?? [];
  try {
    return new RegExp(source, flags);
  } catch (cause) {
    throw malformed(`the regular expression cannot be read: ${String(cause)}`, token);
  }
}

function parseList(cursor: Cursor): Expression[] {
  cursor.expect('[');
  const list = [parseExpression(cursor)];
  while (cursor.accept(',')) list.push(parseExpression(cursor));
  cursor.expect(']');
  return list;
}

function parseSum(cursor: Cursor): Expression {
  return chain(cursor, ['+', '-'], (inner) => chain(inner, ['*', '/', '%'], (last) => chain(last, ['^'], parseUnary)));
}

function parseUnary(cursor: Cursor): Expression {
  return cursor.accept('-') ? { kind: 'minus', value: parseUnary(cursor) } : parsePrimary(cursor);
}

function parsePrimary(cursor: Cursor): Expression {
  if (cursor.accept('(')) {
    const inner = parseExpression(cursor);
    cursor.expect(')');
    return inner;
  }
  const token = cursor.next();
  switch (token.kind) {
    case 'number':
      return { kind: 'literal', value: Number(token.text) };
    case 'string':
      return { kind: 'literal', value: token.text };
    case 'field':
      return { kind: 'field', name: token.text };
    case 'period':
      return { kind: 'period', period: readPeriod(token) };
    case 'word':
      if (!cursor.accept('(')) return { kind: 'field', name: token.text };
      return { kind: 'call', name: token.text.toLowerCase(), args: parseArguments(cursor), at: token.start };
    case 'regex':
    case 'symbol':
    case 'end':
      throw unexpected(token, 'a field, a value or a function');
  }
}

function parseArguments(cursor: Cursor): Expression[] {
  if (cursor.accept(')')) return [];
  if (cursor.accept('*')) {
    cursor.expect(')');
    return [{ kind: 'star' }];
  }
  const args = [parseExpression(cursor)];
  while (cursor.accept(',')) args.push(parseExpression(cursor));
  cursor.expect(')');
  return args;
}
