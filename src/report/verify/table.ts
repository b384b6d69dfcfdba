import { html, type Markup } from '../html.ts';

/**
 * A table, which on a narrow screen becomes one block a row. It keeps its roles in words, since a table that isn't laid
 * out as one is none to a screen reader.
 *
 * @param head a column of numbers begins with `#`, one that gets a line of its own on a narrow screen with `*`
 * @param below what is said of rows that are not shown
 * @returns undefined where there is no row
 */
export function htmlTable(
  head: readonly string[],
  rows: readonly (readonly Markup[])[],
  below: string | undefined,
): Markup | undefined {
  if (rows.length === 0 && below === undefined) return undefined;
  const columns = head.map((name) => ({ name: name.replace(/^[#*]/, ''), kind: kindOf(name) }));
  const heads = columns.map(({ name, kind }) => html`<th role="columnheader" scope="col" class="${kind}">${name}</th>`);
  const body = rows.map((row) => html`<tr role="row">${row.map((cell, at) => cellOf(cell, columns[at]))}</tr>`);
  return html`<table role="table"><thead role="rowgroup"><tr role="row">${heads}</tr></thead><tbody role="rowgroup">
${body}</tbody></table>${below === undefined ? undefined : html`<p class="rest">${below}</p>`}`;
}

function kindOf(name: string): string {
  if (name.startsWith('#')) return 'number';
  return name.startsWith('*') ? 'wide' : 'words';
}

function cellOf(cell: Markup, column: { readonly name: string; readonly kind: string } | undefined): Markup {
  return html`<td role="cell" class="${column?.kind}" data-head="${column?.name}"><div>${cell}</div></td>`;
}
