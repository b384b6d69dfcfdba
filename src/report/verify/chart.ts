import { grouped } from '../../values/grouped.ts';
import { type Clockface, spanWords } from '../../verify/report/when.ts';
import type { VerifyReport } from '../../verify/report.ts';
import { html, type Markup } from '../html.ts';
import { counted } from '../words.ts';
import { bands, percent } from './bands.ts';
import type { Chart, Column } from './columns.ts';
import { letters } from './letters.ts';
import { gap } from './states.ts';
import { shapes, strip } from './strip.ts';
import { ticksOf } from './ticks.ts';
import { faceOf } from './words.ts';

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

function labels(face: Clockface, { fromMs, toMs }: Chart): Markup {
  const ticks = ticksOf(face, fromMs, toMs);
  return html`${ticks.map(({ atMs, words }, index) => {
    const share = (atMs - fromMs) / (toMs - fromMs);
    const anchor = share < 0.06 ? 'start' : share > 0.94 ? 'end' : 'middle';
    return html`<g class="${index % 2 === 0 ? 'even' : 'odd'}"><line class="tick" x1="${percent(share)}" x2="${percent(share)}" y1="${bands.counts}" y2="${bands.strip + bands.stripHeight + 4}"/><text x="${percent(share)}" y="${bands.labels}" text-anchor="${anchor}">${words}</text></g>`;
  })}`;
}
