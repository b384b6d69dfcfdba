import { grouped } from '../../values/grouped.ts';
import type { Outcome, VerifyReport, WindowsReport } from '../../verify/report.ts';
import { shortened } from '../escape.ts';
import { html, type Markup } from '../html.ts';
import { counted } from '../words.ts';
import { chartSvg } from './chart.ts';
import type { Chart } from './columns.ts';
import { legend } from './legend.ts';
import { stateStyles } from './states.ts';
import { htmlTable } from './table.ts';
import {
  differenceOf,
  effortOf,
  faceOf,
  firstRows,
  groupOf,
  hiddenOf,
  momentOf,
  namedRest,
  outcomeWord,
  sideOf,
  spanOf,
  statesOf,
} from './words.ts';

/** How many rows of a table are shown at most. */
export interface Limits {
  readonly windows: number;
  readonly groups: number;
  readonly named: number;
}

/** A verification as HTML, for the page and for the widget. */
export function content(report: VerifyReport, chart: Chart | undefined, limits: Limits): Markup {
  return html`<header class="o-${report.outcome}"><p class="kicker">${shape(outcomeStates[report.outcome])}${outcomeWord(report)}</p>
<h1>${report.headline}</h1><p>${report.basis}</p></header>
${figures(report)}
${chart === undefined ? undefined : html`<figure>${chartSvg(report, chart)}${legend(report, chart)}</figure>`}
${section('Windows', windowTable(report, limits.windows))}
${section('Groups that differ', groupTable(report, limits.groups))}
${section('Lines and rows by name', namedTable(report, limits.named))}
${section('What cannot be known', report.notes.length === 0 ? undefined : html`<ul>${report.notes.map((note) => html`<li>${note}</li>`)}</ul>`)}
<footer><p>Windows since ${momentOf(faceOf(report), report.since)}: ${statesOf(report)}.</p><p>Made ${momentOf(faceOf(report), report.at)}, times in ${report.zone}. ${effortOf(report)}.</p></footer>`;
}

const outcomeStates = {
  verified: 'matched',
  waiting: 'late',
  unknown: 'unknown',
  different: 'lost',
} as const satisfies Record<Outcome, keyof typeof stateStyles>;

/** The shape of a state, beside its word. */
function shape(state: keyof typeof stateStyles): Markup {
  return html`<svg class="shape" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><path class="s-${state}" d="${stateStyles[state].shape}"/></svg>`;
}

function section(title: string, inner: Markup | undefined): Markup | undefined {
  return inner === undefined ? undefined : html`<section><h2>${title}</h2>${inner}</section>`;
}

function figures({ totals }: VerifyReport): Markup {
  const { lines, rows, missing, late, extra, repeated } = totals;
  const all = { lines, rows, lost: missing, late, extra, repeated };
  return html`<dl>${Object.entries(all).map(([name, count]) => html`<div><dt>${name}</dt><dd>${grouped(count)}</dd></div>`)}</dl>`;
}

function windowTable(report: VerifyReport, most: number): Markup | undefined {
  const shown = firstRows(report.windows, most);
  const rows = shown.rows.map((row) => [
    html`${spanOf(faceOf(report), row)}`,
    html`${shape(row.state)}${row.state}${row.windows === 1 ? undefined : html` <small>${counted(row.windows, 'window')}</small>`}`,
    html`${sideOf(row.lines)}`,
    html`${sideOf(row.rows)}`,
    why(row),
  ]);
  return htmlTable(['Window', 'State', '#Log', '#Database', '*What, why and what next'], rows, hiddenOf(shown));
}

function why(row: WindowsReport): Markup {
  const difference = differenceOf(row);
  const parts = Object.entries(row.parts ?? {}).map(([group, count]) => `${group}: ${grouped(count)}`);
  const said = [...(difference === '' ? [] : [difference]), ...row.because.map((it) => shortened(it, 500)), ...parts];
  const next = row.next === undefined ? undefined : html`<p class="next">${row.next}</p>`;
  return html`${said.map((words) => html`<p>${words}</p>`)}${next}`;
}

function groupTable(report: VerifyReport, most: number): Markup | undefined {
  const rows = report.groups
    .slice(0, most)
    .map((group) => [
      html`<code>${shortened(groupOf(group.group))}</code>`,
      html`${spanOf(faceOf(report), group)}`,
      html`${grouped(group.lines)}`,
      html`${grouped(group.rows)}`,
    ]);
  const rest = report.groups.length - rows.length;
  return htmlTable(['*Group', '*Window', '#Log', '#Database'], rows, rest === 0 ? undefined : `and ${rest} more`);
}

function namedTable(report: VerifyReport, most: number): Markup | undefined {
  const named = report.named.slice(0, most);
  const isShown = named[0]?.identity !== undefined;
  const rows = named.map(({ kind, at, digest, identity }) => [
    html`${kind}`,
    html`${momentOf(faceOf(report), at)}`,
    html`<code>${digest}</code>`,
    ...(isShown ? [html`<code>${shortened(identity ?? '')}</code>`] : []),
  ]);
  const head = ['What', 'When', '*Digest', ...(isShown ? ['*Identity'] : [])];
  return htmlTable(head, rows, namedRest({ ...report, named }));
}
