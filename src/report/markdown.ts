import { escapeMarkdown } from './escape.ts';

/** A table of cells that are Markdown already; nothing where it has no rows, and no column that is empty in all of them. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const filled = head.map((_, column) => rows.some((cells) => cells[column]));
  const kept = (cells: readonly string[]) => cells.filter((_, column) => filled[column]);
  if (!filled.includes(true)) return [];
  return [row(kept(head)), `|${'---|'.repeat(kept(head).length)}`, ...rows.map((cells) => row(kept(cells)))];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A part that is folded until somebody opens it; nothing where it is empty. The blank lines let Markdown begin again. */
export function folded(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return ['', `<details><summary>${title}</summary>`, '', ...lines, '', '</details>'];
}

/** What a person can do about it, as a paragraph behind another; nothing where there is nothing to say. */
export function hintParagraph(hint: string | undefined): string[] {
  return hint === undefined ? [] : ['', `**Hint:** ${escapeMarkdown(hint)}`];
}
