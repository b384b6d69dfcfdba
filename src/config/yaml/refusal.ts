import { largestFileBytes, tooLarge } from '../limits.ts';
import type { SyntaxFault } from './syntax.ts';
import { nestedTooDeeply } from './syntaxWords.ts';

/** A setting is at most six brackets deep; the parser would take many seconds to give up on a long row of them. */
const mostOpen = 100;

/** Why a text is not even parsed: that would take all time or memory, or the file holds no text. */
export function refusalOf(text: string): SyntaxFault | undefined {
  if (text.length > largestFileBytes) return { offset: 0, ...tooLarge };
  return strayCharacter(text) ?? deepBracket(text);
}

/** The first character that no YAML text may hold: the file is binary, or in another encoding. */
function strayCharacter(text: string): SyntaxFault | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const offset = text.search(/\r(?!\n)|[\0-\x08\x0b\x0c\x0e-\x1f\x7f\uFEFF\uFFFE\uFFFF]/);
  if (offset < 0) return undefined;
  const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
  const message = `an invisible character stands here (U+${code})`;
  return { offset, message, hint: 'save the file as plain UTF-8 text' };
}

/** The bracket at which too many stand open. Those inside texts are counted too, which at this bound harms nobody. */
function deepBracket(text: string): SyntaxFault | undefined {
  let open = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
    if (open > mostOpen) return { offset: index, ...nestedTooDeeply };
  }
  return undefined;
}
