/** What a terminal obeys, what starts a new line or turns the text's direction, and what no font shows. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Text with its unseen characters written out, `\\n`, `\\x1B`, `\\u202E`: one line that moves no cursor, and reads the same
 * way as it is stored. Joiners of scripts and emoji are written out too: here it matters more which bytes there are.
 */
export function printable(text: string): string {
  return text.replace(unseen, (character) => short[character] ?? written(character.codePointAt(0) ?? 0));
}

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function written(point: number): string {
  const digits = point.toString(16).toUpperCase();
  if (point < 0x100) return `\\x${digits.padStart(2, '0')}`;
  return point < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\u{${digits}}`;
}

/**
 * Text from outside for a terminal and for the log of a workflow, where a line that begins with `::`, and `##[` anywhere,
 * are commands to the runner.
 */
export function plain(text: string): string {
  return printable(text)
    .replaceAll('##[', '#\\#[')
    .replace(/^(\s*):(?=:)/, '$1\\:');
}
