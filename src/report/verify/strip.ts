import { type Clockface, spanWords } from '../../verify/report/when.ts';
import { html, type Markup } from '../html.ts';
import { bands, percent, slots } from './bands.ts';
import type { Chart, Column } from './columns.ts';
import { gap, stateStyles } from './states.ts';
import { sideOf } from './words.ts';

/** Runs of calm columns are one piece; each other column has its own words for who points at it. */
export function strip(face: Clockface, { columns, fromMs, toMs }: Chart): Markup {
  const pieces: { column: Column; toMs: number }[] = [];
  for (const column of columns) {
    const last = pieces.at(-1);
    if (last && last.column.state === column.state && isCalm(column)) last.toMs = column.toMs;
    else pieces.push({ column, toMs: column.toMs });
  }
  const share = (ms: number) => percent(ms / (toMs - fromMs));
  return html`${pieces.map(({ column, toMs: endMs }) => {
    const height = isCalm(column) ? bands.stripHeight / 2 : bands.stripHeight;
    const words = isCalm(column) ? undefined : html`<title>${wordsOf(face, column)}</title>`;
    return html`<rect class="s-${column.state}" x="${share(column.fromMs - fromMs)}" width="${share(endMs - column.fromMs)}" y="${bands.strip + bands.stripHeight - height}" height="${height}">${words}</rect>`;
  })}`;
}

function isCalm({ state }: Column): boolean {
  return state !== 'gap' && stateStyles[state].isCalm;
}

function wordsOf(face: Clockface, { fromMs, toMs, state, lines, rows, windows }: Column): string {
  const span = spanWords(face, fromMs, toMs);
  if (state === 'gap') return `${span}: ${gap.meaning}`;
  const many = windows > 1 ? `; the worst of ${windows} windows` : '';
  return `${span}: ${state}; log ${sideOf(textOf(lines))}, database ${sideOf(textOf(rows))}${many}`;
}

function textOf(count: bigint | null): string | null {
  return count === null ? null : String(count);
}

/** The shape of the worst column in each thirty-second of the width, where something is to be done there. */
export function shapes({ columns, fromMs, toMs }: Chart): Markup {
  const slotMs = (toMs - fromMs) / slots;
  const bySlot = Map.groupBy(
    columns.filter((column) => !isCalm(column)),
    (column) => Math.min(slots - 1, Math.floor(((column.fromMs + column.toMs) / 2 - fromMs) / slotMs)),
  );
  return html`${[...bySlot].map(([slot, own]) => {
    const worst = own.toSorted((one, other) => styleOf(other).weight - styleOf(one).weight)[0] as Column;
    return html`<svg x="${percent((slot + 0.5) / slots)}" y="${bands.shapes}" class="point" width="1" height="1"><path class="s-${worst.state}" transform="translate(-5 0)" d="${styleOf(worst).shape}"/></svg>`;
  })}`;
}

function styleOf({ state }: Column) {
  return state === 'gap' ? gap : stateStyles[state];
}
