import { oneLine } from './words.ts';

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

/** Its beginning, where it is long: nobody reads more of a line, and a table has to hold it. */
export function shortened(text: string, most = 200): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}… (${characters.length} characters)`;
}

/** Text for HTML and SVG, as content and within double quotes. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * JSON on one line, whatever its texts hold: read back it is the same value, but no program that shows it on the way
 * sees a command, a new line or a turn of direction in it.
 */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value)
    .replace(/[\x7F-\x9F\p{Cf}\p{Zl}\p{Zp}<]/gu, (character) => [...character].flatMap(units).join(''))
    .replaceAll('##[', '#\\u0023[');
}

function units(character: string): string[] {
  return character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Text that says itself in Markdown, also in the cell of a table: nothing of it becomes markup, HTML, a link, a mention, a
 * formula or a new line.
 */
export function escapeMarkdown(text: string): string {
  return text
    .split(/\s*\r?\n\s*/)
    .map((line) => inMarkdown(printable(line)))
    .join('<br>');
}

/** An `@` mentions somebody and makes an address of mail, `://` and `www.` make links, and two `$` a formula. */
function inMarkdown(line: string): string {
  return line
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|#~]/g, '\\$&')
    .replace(/^\s+/, '')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replaceAll('://', '\\://')
    .replace(/www\./gi, (word) => `${word.slice(0, -1)}\\.`)
    .replaceAll('@', '@<!-- -->')
    .replaceAll('$', '<span>$</span>');
}

/** Text as code in Markdown, also in the cell of a table. A backtick in it would end the code: it is replaced. */
export function code(text: string): string {
  const shown = printable(oneLine(text)).replaceAll('`', 'ˋ').replaceAll('|', '\\|');
  return `\`${shown || ' '}\``;
}

/** A label of a Mermaid node in its quotes. Mermaid knows no backslash: it writes characters as `#quot;` or `#35;`. */
export function mermaidLabel(text: string): string {
  const label = oneLine(text).replace(/[#"<>`[\]{}|;\\]/g, (character) => `#${character.charCodeAt(0)};`);
  return `"${label}"`;
}
