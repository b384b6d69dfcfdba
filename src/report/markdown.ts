import { escapeMarkdown } from './escape.ts';

/** A table of cells that are Markdown already; nothing where it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return [row(head), `|${'---|'.repeat(head.length)}`, ...rows.map(row)];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** What a person can do about it, as a paragraph behind another; nothing where there is nothing to say. */
export function hintParagraph(hint: string | undefined): string[] {
  return hint === undefined ? [] : ['', `**Hint:** ${escapeMarkdown(hint)}`];
}
