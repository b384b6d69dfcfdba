import type { VerifyReport } from '../../verify/report.ts';
import { html } from '../html.ts';
import type { Chart } from './columns.ts';
import { content } from './content.ts';
import { style } from './style.ts';

/** What a dashboard tells of itself; it sends more than this. */
export interface WidgetContext {
  readonly theme?: 'light' | 'dark';
}

/** A dashboard shows a few; the answer stays below what it takes. */
const limits = { windows: 20, groups: 10, named: 10 } as const;

/** So many columns are enough for a part of a screen: `chartOf(entries, widgetColumns)`. */
export const widgetColumns = 160;

/**
 * A verification for a custom widget of a CloudWatch dashboard: the page's content as a fragment. Dashboards take scripts,
 * frames and `<use>` out, and there is none.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_security.html
 */
export function verifyWidget(
  report: VerifyReport,
  chart: Chart | undefined,
  { theme = 'light' }: WidgetContext,
): string {
  return html`<div class="cwdb-no-default-styles"></div><style>${{ markup: style(theme) }}</style>
<div class="verification"><div>${content(report, chart, limits)}</div></div>`.markup;
}

/** What the widget answers to `{"describe": true}`: Markdown, which the console shows to who adds it. */
export const widgetDescription = `## Verification of the log against the database

Shows until when every line of the log is known to have its row in the database, what is lost, late or unknown, and the
windows of the last days: the log as a line, the database as a surface, states by colour and shape.

It reads the ledger and counts nothing itself. It has no parameters of its own.

\`\`\` yaml
{}
\`\`\`
`;
