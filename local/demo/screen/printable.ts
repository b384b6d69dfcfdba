/** Control characters, separators of lines, and what turns the direction of writing. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/**
 * Text from anywhere as one line that a terminal shows and never obeys: an escape sequence begins with a control
 * character, and so does a second line. Each is shown as JSON writes it.
 */
export function printable(text: string): string {
  return text.replaceAll(unprintable, escaped);
}

/** A value as JSON in one line that a terminal only shows; JSON itself escapes no more than the first 32. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replaceAll(unprintable, escaped);
}

function escaped(character: string): string {
  return short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
