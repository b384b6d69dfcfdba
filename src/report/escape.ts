import { plain, printable } from '../values/plain.ts';
import { oneLine } from './words.ts';

export { plain, printable };

/**
 * Lines of ours for a terminal and for the log of a workflow: each stays one line, whatever texts from outside stand in it. Every text
 * of several lines is made by this, and the doors (`action/out.ts`, `cli/out.ts`) do the same again to what they are given.
 */
export function plainLines(lines: readonly string[]): string {
  return lines.map(plain).join('\n');
}

/** Its beginning, where it is long: nobody reads more of a line, and a table has to hold it. */
export function shortened(text: string, most = 200): string {
  if (text.length <= most) return text;
  const pairs = text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0;
  if (text.length - pairs <= most) return text;
  const first = [...text.slice(0, 2 * most)].slice(0, most).join('');
  return `${first}… (${text.length - pairs} characters)`;
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
  return oneLine(text, '\n')
    .split('\n')
    .map((line) => inMarkdown(printable(line)))
    .join('<br>');
}

/**
 * An `@` mentions somebody and makes an address of mail, `://` and `www.` make links, and two `$` a formula. GitHub looks for mentions,
 * issues, commits and emoji once the Markdown is text, where a backslash is gone: a comment keeps the halves of such a word apart.
 */
function inMarkdown(line: string): string {
  return line
    .replace(/\b(GH)(?=-\d)|(:)(?=(?:[\w+-]{0,40}[a-z_+-][\w+-]{0,40}|100|1234):)|(#)(?=\d)/gi, `$&${APART}`)
    .replace(/\b[0-9a-f]{7,40}\b/gi, (commit) => commit.replace(/.{6}(?=.)/g, `$&${APART}`))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|#~]/g, '\\$&')
    .replace(/^\s+/, '')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replaceAll('://', '\\://')
    .replace(/www\./gi, (word) => `${word.slice(0, -1)}\\.`)
    .replaceAll(APART, '<!-- -->')
    .replaceAll('@', '@<!-- -->')
    .replaceAll('$', '<span>$</span>');
}

/** Stands where a comment will: no text has it, for what is unseen was written out before. */
const APART = '\u0000';

/** Text as code in Markdown, also in the cell of a table. A backtick in it would end the code: it is replaced. */
export function code(text: string): string {
  const shown = printable(oneLine(shortened(text, 2_100)))
    .replaceAll('`', 'ˋ')
    .replaceAll('|', '\\|');
  return `\`${shown || ' '}\``;
}

/** Lines as a block of code in Markdown, for what a program wrote: none of them ends the block, whatever fence it tries. */
export function codeBlock(lines: readonly string[], language = 'text'): string[] {
  const shown = lines.map(printable);
  const longest = Math.max(2, ...shown.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...shown, fence];
}

/**
 * A label of a Mermaid node in its quotes. Mermaid knows no backslash: it writes characters as `#34;`. What is no letter, digit or
 * plain mark is written so; a colon too behind the words for which Mermaid would leave the codes of a line as they are.
 */
export function mermaidLabel(text: string): string {
  const shown = shortened(printable(oneLine(shortened(text, 80))), 80);
  const special = /style|classdef/i.test(shown) ? /[^\p{L}\p{N} .,/()_…→-]/gu : /[^\p{L}\p{N} .,:/()_…→-]/gu;
  return `"${shown.replace(special, (character) => `#${character.codePointAt(0)};`) || ' '}"`;
}
