import type { VerifyReport } from '../../verify/report.ts';
import { html, type Markup } from '../html.ts';
import type { Chart, Column } from './columns.ts';
import { lettersOf } from './letters.ts';
import { gap, stateStyles } from './states.ts';
import { faceOf, momentOf } from './words.ts';

/** What the lines, colours, shapes and letters of a chart mean: those that stand in it. */
export function legend(report: VerifyReport, chart: Chart): Markup {
  const present = new Set(chart.columns.map(({ state }) => state));
  const states = [...Object.keys(stateStyles), 'gap'].filter((state) => present.has(state as Column['state']));
  return html`<figcaption><ul class="legend">
<li><svg width="14" height="10" aria-hidden="true"><rect class="log-key" y="4" width="14" height="2"/></svg>log, lines</li>
<li><svg width="14" height="10" aria-hidden="true"><rect class="rows" width="14" height="10"/></svg>database, rows</li>
${states.map((state) => stateItem(state as Column['state']))}</ul>${changes(report, chart)}</figcaption>`;
}

function stateItem(state: Column['state']): Markup {
  const { shape, meaning } = state === 'gap' ? gap : stateStyles[state];
  const words = state === 'gap' ? meaning : `${state}: ${meaning}`;
  return html`<li><svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><path class="s-${state}" d="${shape}"/></svg>${words}</li>`;
}

function changes(report: VerifyReport, chart: Chart): Markup | undefined {
  const lettered = lettersOf(report, chart);
  if (lettered.length === 0) return undefined;
  const items = lettered.flatMap(({ letter, marks }) =>
    marks.map(({ at, words }) => html`<li><b>${letter}</b> ${momentOf(faceOf(report), at)}: ${words}</li>`),
  );
  return html`<ul class="changes">${items}</ul>`;
}
