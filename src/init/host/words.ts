import type { Problem } from '../../errors.ts';
import { type HostFile, unread } from '../place.ts';

/** A word of a configuration in nginx's grammar, or one of its signs. */
export interface Word {
  readonly kind: 'word' | ';' | '{' | '}';
  readonly text: string;
  readonly offset: number;
}

/** A sign, a comment, a text in quotes, or a plain word, in which a quote is a letter and a backslash takes the next one. */
const token =
  /[;{}]|#[^\n]*|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|(?:\$\{[^}\s]*\}|[^\s;{}\\"']|\\[\s\S])(?:\$\{[^}\s]*\}|[^\s;{}\\]|\\[\s\S])*/y;

/** Takes nginx's configuration apart. What a `*_by_lua_block` holds is another language and is left out. */
export function nginxWords(source: HostFile): readonly Word[] | Problem {
  const { text } = source;
  const words: Word[] = [];
  let at = blankEnd(text, 0);
  while (at < text.length) {
    if (text[at] === '{' && /_by_lua_block$/.test(words.at(-1)?.text ?? '')) {
      const end = blockEnd(text, at);
      if (end === undefined) return unread(source, at, 'the { that begins here is never closed', 'close it with }');
      words.push({ kind: ';', text: ';', offset: at });
      at = blankEnd(text, end);
      continue;
    }
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found === undefined) {
      return unread(source, at, 'the quote that begins here is never closed', 'end the text with the same quote');
    }
    if (!found.startsWith('#')) words.push(wordOf(found, at));
    at = blankEnd(text, at + found.length);
  }
  return words;
}

function wordOf(found: string, offset: number): Word {
  if (found === ';' || found === '{' || found === '}') return { kind: found, text: found, offset };
  const quoted = /^(["'])([\s\S]*)\1$/.exec(found);
  const inner = quoted && found.length > 1 ? (quoted[2] ?? '') : found;
  return { kind: 'word', text: inner.replace(/\\([\s\S])/g, unescaped), offset };
}

/** As nginx does: `\t`, `\r`, `\n`, quotes and the backslash; another stays with its backslash. */
function unescaped(whole: string, letter: string): string {
  return { t: '\t', r: '\r', n: '\n', '"': '"', "'": "'", '\\': '\\' }[letter] ?? whole;
}

function blankEnd(text: string, from: number): number {
  const blank = /\s*/y;
  blank.lastIndex = from;
  blank.exec(text);
  return blank.lastIndex;
}

/** What of Lua may hold a brace that is none: strings and comments, the long ones too. */
const ofLua =
  /--\[(=*)\[[\s\S]*?\]\1\]|--[^\n]*|\[(=*)\[[\s\S]*?\]\2\]|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|[{}]/g;

/** Behind the brace that closes the one at `from`. */
function blockEnd(text: string, from: number): number | undefined {
  let open = 0;
  for (const { 0: piece, index } of text.slice(from).matchAll(ofLua)) {
    if (piece === '{') open += 1;
    if (piece === '}') open -= 1;
    if (open === 0) return from + index + 1;
  }
  return undefined;
}
