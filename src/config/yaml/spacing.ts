export interface Spacing {
  readonly index: number;
  readonly message: string;
  readonly hint: string;
}

/**
 * The first space, or colon, of a line that looks like the plain one and is not, as text from a web page or from an
 * input method for Japanese has it. YAML takes it for a letter.
 */
export function spacing(text: string): Spacing | undefined {
  const index = text.search(/[\u00a0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u3000\uff1a]/);
  if (index < 0) return undefined;
  const code = text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
  return {
    index,
    message: `a character stands here that only looks like a ${text[index] === '\uff1a' ? 'colon' : 'space'} (U+${code})`,
    hint: 'type it anew, as a plain one',
  };
}
