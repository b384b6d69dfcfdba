import { malformed, type Span } from './malformed.ts';

export interface Token extends Span {
  readonly kind: 'word' | 'field' | 'number' | 'period' | 'string' | 'regex' | 'symbol' | 'end';
  /** As it stands in the query; of a string, a regex and a quoted field what is between the quotes. */
  readonly text: string;
}

const patterns: readonly { readonly kind: Token['kind'] | 'space'; readonly pattern: RegExp }[] = [
  { kind: 'space', pattern: /(?:\s+|#[^\n]*)/y },
  { kind: 'period', pattern: /\d+[A-Za-z]+/y },
  { kind: 'number', pattern: /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y },
  { kind: 'field', pattern: /`([^`]+)`/y },
  { kind: 'word', pattern: /[@A-Za-z_][\w@]*(?:\.[\w@]+)*/y },
  { kind: 'string', pattern: /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/y },
  { kind: 'symbol', pattern: /=~|!=|<=|>=|[=<>|,()[\]+\-*/%^]/y },
];

const regex = /\/((?:[^/\\\n]|\\.)+)\/[a-z]*/y;

/**
 * Cuts a query of Logs Insights into tokens.
 *
 * @throws AwsError MalformedQueryException at the first character that begins nothing
 */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const token = readToken(query, at, tokens.at(-1));
    if (token.kind !== 'space') tokens.push({ ...token, kind: token.kind });
    at = token.end;
  }
  tokens.push({ kind: 'end', text: 'the end of the query', start: at, end: at });
  return tokens;
}

function readToken(
  query: string,
  at: number,
  before: Token | undefined,
): Span & { readonly kind: Token['kind'] | 'space'; readonly text: string } {
  // A slash divides, but after `like` and `=~` it begins a regular expression.
  if (query[at] === '/' && (before?.text.toLowerCase() === 'like' || before?.text === '=~')) {
    const found = matchAt(regex, query, at);
    if (found) return { kind: 'regex', text: found[1] ?? '', start: at, end: at + found[0].length };
  }
  for (const { kind, pattern } of patterns) {
    const found = matchAt(pattern, query, at);
    if (!found) continue;
    const inner = found[1] ?? found[2];
    const text = kind === 'string' ? withoutBackslashes(inner ?? '') : (inner ?? found[0]);
    return { kind, text, start: at, end: at + found[0].length };
  }
  throw malformed(`unexpected symbol found ${query[at]} at position ${at}`, { start: at, end: at + 1 });
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const withoutBackslashes = (text: string): string => text.replaceAll(/\\(.)/g, '$1');
