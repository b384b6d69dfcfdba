import type { VerifyReport } from '../../verify/report.ts';
import { html } from '../html.ts';
import type { Chart } from './columns.ts';
import { content } from './content.ts';
import { style } from './style.ts';

/** What a person scrolls through; --json holds the rest. */
const limits = { windows: 500, groups: 200, named: 200 } as const;

/**
 * A verification as one HTML file: no script, nothing that is loaded, and a policy that lets neither in. Its chart is
 * left out where there is no window.
 */
export function verifyPage(report: VerifyReport, chart: Chart | undefined): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${report.headline}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<style>${{ markup: `${style('system')}${frame}` }}</style></head>
<body><main class="verification"><div class="sheet">
${content(report, chart, limits)}
</div></main></body></html>
`.markup;
}

const frame =
  'body{margin:0}.verification{min-height:100vh}.sheet{max-width:1280px;margin:0 auto;padding:clamp(16px,4vw,48px)}@media print{.sheet{padding:0;max-width:none}}';
