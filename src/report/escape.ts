import { oneLine } from './words.ts';

/** Text that says itself in Markdown, also in the cell of a table: nothing of it becomes markup, HTML or a new line. */
export function escapeMarkdown(text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|#~]/g, '\\$&');
  return oneLine(escaped, '<br>');
}

/** Text as code in Markdown, also in the cell of a table. A backtick in it would end the code: it is replaced. */
export function code(text: string): string {
  return `\`${oneLine(text).replaceAll('`', 'ˋ').replaceAll('|', '\\|')}\``;
}

/** A label of a Mermaid node in its quotes. Mermaid knows no backslash: it writes characters as `#quot;` or `#35;`. */
export function mermaidLabel(text: string): string {
  const label = oneLine(text).replace(/[#"<>`[\]{}|;\\]/g, (character) => `#${character.charCodeAt(0)};`);
  return `"${label}"`;
}
