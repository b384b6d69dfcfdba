/** Text that says itself in Markdown, also in the cell of a table: nothing of it becomes markup, HTML or a new line. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|#~]/g, '\\$&')
    .replace(/\s*\r?\n\s*/g, '<br>');
}

/** Text as code in Markdown, also in the cell of a table. A backtick in it would end the code: it is replaced. */
export function code(text: string): string {
  const line = text
    .replaceAll('`', 'ˋ')
    .replace(/\s*\r?\n\s*/g, ' ')
    .replaceAll('|', '\\|');
  return `\`${line}\``;
}

/** A label of a Mermaid node in its quotes. Mermaid knows no backslash: it writes characters as `#quot;` or `#35;`. */
export function mermaidLabel(text: string): string {
  const line = text
    .replace(/\s*\r?\n\s*/g, ' ')
    .replace(/[#"<>`[\]{}|;\\]/g, (character) => `#${character.charCodeAt(0)};`);
  return `"${line}"`;
}
