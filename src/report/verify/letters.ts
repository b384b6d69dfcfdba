import type { Mark, VerifyReport } from '../../verify/report.ts';
import { html, type Markup } from '../html.ts';
import { bands, percent, slots } from './bands.ts';
import type { Chart } from './columns.ts';

/** What a change is called in the chart: those that would stand upon each other share a letter. */
export function lettersOf({ marks }: Pick<VerifyReport, 'marks'>, { fromMs, toMs }: Chart): readonly Lettered[] {
  const apartMs = (toMs - fromMs) / (slots / 2);
  const groups: Mark[][] = [];
  for (const mark of marks) {
    if (!(Date.parse(mark.at) >= fromMs && Date.parse(mark.at) < toMs)) continue;
    const last = groups.at(-1);
    if (last?.[0] && Date.parse(mark.at) - Date.parse(last[0].at) < apartMs) last.push(mark);
    else groups.push([mark]);
  }
  return groups.map((own, index) => ({ letter: letterOf(index), marks: own }));
}

export interface Lettered {
  readonly letter: string;
  readonly marks: readonly Mark[];
}

function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** A line and a letter for each change. */
export function letters(report: VerifyReport, chart: Chart): Markup {
  return html`${lettersOf(report, chart).map(({ letter, marks }) => {
    const share = (Date.parse(marks[0]?.at ?? '') - chart.fromMs) / (chart.toMs - chart.fromMs);
    const kind = marks.some((mark) => mark.kind === 'cutover') ? 'cutover' : 'deploy';
    const anchor = share < 0.02 ? 'start' : share > 0.98 ? 'end' : 'middle';
    return html`<line class="${kind}" x1="${percent(share)}" x2="${percent(share)}" y1="${bands.counts - 4}" y2="${bands.counts + bands.countsHeight}"/><text class="letter" x="${percent(share)}" y="${bands.letters}" text-anchor="${anchor}">${letter}</text>`;
  })}`;
}
