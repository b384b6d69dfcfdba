import { grouped } from '../../values/grouped.ts';
import { type Clockface, spanWords } from '../../verify/report/when.ts';
import type { VerifyReport } from '../../verify/report.ts';
import { html, type Markup } from '../html.ts';
import { counted } from '../words.ts';
import type { Chart, Column } from './columns.ts';
import { gap, stateStyles } from './states.ts';
import { ticksOf } from './ticks.ts';
import { faceOf, sideOf } from './words.ts';

/** From the top, in pixels: letters of changes, the counts, the shapes, the strip of states, the labels of time. */
const bands = {
  letters: 11,
  counts: 30,
  countsHeight: 130,
  shapes: 168,
  strip: 184,
  stripHeight: 16,
  labels: 216,
  height: 222,
};

/**
 * The windows on a time axis: the log as a line over the rows as a surface, below it the states by colour, by height and,
 * where something is to be done, by shape. Places are shares of the width, so that it fits any screen without its text
 * becoming smaller; there is no script, no reference and no id in it.
 */
export function chartSvg(report: VerifyReport, chart: Chart): Markup {
  const face = faceOf(report);
  return html`<svg class="chart" role="img" width="100%" height="${bands.height}"><title>${title(face, chart)}</title><desc>${description(chart)}</desc>
${frame()}${counts(chart)}${highest(chart)}${strip(face, chart)}${shapes(chart)}${labels(face, chart)}${letters(report, chart)}
</svg>`;
}

/** What a glance tells, for who cannot glance. */
function description({ columns }: Chart): string {
  const byState = Map.groupBy(columns, ({ state }) => state);
  const said = [...byState].map(
    ([state, own]) => `${counted(own.length, 'column')} ${state === 'gap' ? gap.meaning : state}`,
  );
  return `Log and database side by side in ${counted(columns.length, 'column')}: ${said.join(', ')}. The table below has the figures.`;
}

function title(face: Clockface, { fromMs, toMs }: Chart): string {
  return `Windows from ${spanWords(face, fromMs, toMs)}, ${face.zone}`;
}

function frame(): Markup {
  const { counts: top, countsHeight } = bands;
  const lines = [top, top + countsHeight / 2, top + countsHeight];
  return html`${lines.map((y) => html`<line class="grid" x1="0" x2="100%" y1="${y}" y2="${y}"/>`)}`;
}

/** Stretched to the width: a step for each column. */
function counts({ columns }: Chart): Markup {
  const most = mostOf(columns);
  const rows = columns.map((column) => heightOf(column.rows, most));
  const lines = columns.map((column) => heightOf(column.lines, most));
  const { counts: y, countsHeight } = bands;
  return html`<svg x="0" y="${y}" width="100%" height="${countsHeight}" viewBox="0 0 ${columns.length} 100" preserveAspectRatio="none"><path class="rows" d="${surface(rows)}"/><path class="log" vector-effect="non-scaling-stroke" d="${steps(lines)}"/></svg>`;
}

function mostOf(columns: readonly Column[]): bigint {
  let most = 1n;
  for (const count of columns.flatMap(({ lines, rows }) => [lines ?? 0n, rows ?? 0n])) if (count > most) most = count;
  return most;
}

/** From the top, of a hundred; undefined for what is not known, which is drawn as nothing and not as none. */
function heightOf(count: bigint | null, most: bigint): number | undefined {
  if (count === null) return undefined;
  return 100 - Number((count * 1000n) / most) / 10;
}

function steps(heights: readonly (number | undefined)[]): string {
  return heights
    .map((y, at) => (y === undefined ? '' : `${heights[at - 1] === undefined ? `M${at} ${y}` : `V${y}`}H${at + 1}`))
    .join('');
}

function surface(heights: readonly (number | undefined)[]): string {
  return heights
    .map((y, at) => {
      if (y === undefined) return '';
      const begin = heights[at - 1] === undefined ? `M${at} 100` : '';
      return `${begin}V${y}H${at + 1}${heights[at + 1] === undefined ? 'V100Z' : ''}`;
    })
    .join('');
}

function highest({ columns }: Chart): Markup {
  return html`<text class="halo" x="2" y="${bands.counts - 5}">${grouped(mostOf(columns))}</text>`;
}

/** Runs of calm columns are one piece; each other column has its own words for who points at it. */
function strip(face: Clockface, { columns, fromMs, toMs }: Chart): Markup {
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

/** So many shapes of ten pixels stand side by side on the narrowest screen. */
const slots = 32;

/** The shape of the worst column in each thirty-second of the width, where something is to be done there. */
function shapes({ columns, fromMs, toMs }: Chart): Markup {
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

function labels(face: Clockface, { fromMs, toMs }: Chart): Markup {
  const ticks = ticksOf(face, fromMs, toMs);
  return html`${ticks.map(({ atMs, words }, index) => {
    const share = (atMs - fromMs) / (toMs - fromMs);
    const anchor = share < 0.06 ? 'start' : share > 0.94 ? 'end' : 'middle';
    return html`<g class="${index % 2 === 0 ? 'even' : 'odd'}"><line class="tick" x1="${percent(share)}" x2="${percent(share)}" y1="${bands.counts}" y2="${bands.strip + bands.stripHeight + 4}"/><text x="${percent(share)}" y="${bands.labels}" text-anchor="${anchor}">${words}</text></g>`;
  })}`;
}

/** What a change is called in the chart: those that would stand upon each other share a letter. */
export function lettersOf({ marks }: Pick<VerifyReport, 'marks'>, { fromMs, toMs }: Chart): readonly Lettered[] {
  const seen = marks.filter(({ at }) => Date.parse(at) >= fromMs && Date.parse(at) < toMs);
  const bySlot = Map.groupBy(seen, ({ at }) => Math.floor(((Date.parse(at) - fromMs) / (toMs - fromMs)) * (slots / 2)));
  return [...bySlot.values()].map((own, index) => ({ letter: letterOf(index), marks: own }));
}

export interface Lettered {
  readonly letter: string;
  readonly marks: VerifyReport['marks'];
}

function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

function letters(report: VerifyReport, chart: Chart): Markup {
  return html`${lettersOf(report, chart).map(({ letter, marks }) => {
    const share = (Date.parse(marks[0]?.at ?? '') - chart.fromMs) / (chart.toMs - chart.fromMs);
    const kind = marks.some((mark) => mark.kind === 'cutover') ? 'cutover' : 'deploy';
    const anchor = share < 0.02 ? 'start' : share > 0.98 ? 'end' : 'middle';
    return html`<line class="${kind}" x1="${percent(share)}" x2="${percent(share)}" y1="${bands.counts - 4}" y2="${bands.counts + bands.countsHeight}"/><text class="letter" x="${percent(share)}" y="${bands.letters}" text-anchor="${anchor}">${letter}</text>`;
  })}`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}
