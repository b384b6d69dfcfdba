import { malformed, type Span } from './malformed.ts';
import { type Token, tokenize } from './tokenize.ts';

/** A place in a query's tokens that moves on as they are read. */
export interface Cursor {
  readonly query: string;
  peek(ahead?: number): Token;
  next(): Token;
  /** Takes the token if it is this word (in any case) or symbol. */
  accept(text: string): boolean;
  /** @throws AwsError MalformedQueryException where another token stands */
  expect(text: string): void;
  /** The query's text from here to the last token read since: the name of a column that has no other. */
  textSince(start: number): string;
}

export function makeCursor(query: string): Cursor {
  const tokens = tokenize(query);
  const end: Token = tokens.at(-1) ?? { kind: 'end', text: '', start: 0, end: 0 };
  let at = 0;

  const peek = (ahead = 0): Token => tokens[at + ahead] ?? end;
  const next = (): Token => {
    const token = peek();
    at += 1;
    return token;
  };
  const is = (text: string): boolean => {
    const token = peek();
    return (token.kind === 'word' || token.kind === 'symbol') && token.text.toLowerCase() === text;
  };

  return {
    query,
    peek,
    next,
    accept: (text) => {
      const found = is(text);
      if (found) at += 1;
      return found;
    },
    expect: (text) => {
      if (!is(text)) throw unexpected(peek(), `"${text}"`);
      at += 1;
    },
    textSince: (start) => query.slice(start, tokens[at - 1]?.end ?? start),
  };
}

export function unexpected(token: Token & Span, wanted: string): Error {
  const position = `at position ${token.start}`;
  return malformed(`unexpected symbol found ${token.text} ${position}: ${wanted} is expected there`, token);
}
