import type { HostFile } from '../place.ts';

/** A directive of Apache: one line, or several of which each but the last ends with a backslash. */
export interface Line {
  /** In small letters. */
  readonly name: string;
  readonly words: readonly string[];
  readonly line: number;
  readonly offset: number;
  /** A quote in it has no end. */
  readonly open: boolean;
}

export function logicalLines({ text }: HostFile): readonly Line[] {
  const lines: Line[] = [];
  let [offset, line] = [0, 1];
  while (offset < text.length) {
    const raw = /^(?:[^\\\n]|\\\r?\n|\\)*/.exec(text.slice(offset))?.[0] ?? '';
    const joined = raw.replace(/\\\r?\n/g, '').trim();
    const { words, open } = wordsOf(joined);
    const [first] = words;
    if (first !== undefined && !joined.startsWith('#')) {
      lines.push({ name: first.toLowerCase(), words, line, offset, open });
    }
    line += raw.split('\n').length;
    offset += raw.length + 1;
  }
  return lines;
}

/** As Apache does (ap_getword_conf): in quotes a backslash takes a quote or a backslash, and stays before others. */
function wordsOf(text: string): { readonly words: readonly string[]; readonly open: boolean } {
  const words: string[] = [];
  const word = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(["'])|([^\s]+))/y;
  for (let found = word.exec(text); found; found = word.exec(text)) {
    const [, double, single, open, plain] = found;
    if (open !== undefined) return { words, open: true };
    words.push(plain ?? (double ?? single ?? '').replace(/\\(["'\\])/g, '$1'));
  }
  return { words, open: false };
}
