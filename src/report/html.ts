import { escapeHtml } from './escape.ts';

/** HTML or SVG that may stand in a page as it is: made by `html` alone, so that no text becomes markup by an oversight. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[] | undefined;

/** Markup from a template: what is put in is escaped, unless it is markup already; undefined is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.map((text, at) => `${text}${markupOf(parts[at])}`).join('') };
}

function markupOf(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return isMany(part) ? part.map(({ markup }) => markup).join('') : part.markup;
}

function isMany(part: Markup | readonly Markup[]): part is readonly Markup[] {
  return Array.isArray(part);
}
