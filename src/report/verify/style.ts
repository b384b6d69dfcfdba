/** Colours by theme. Text has a contrast of 4.5 and more to its ground, and a shape of 3. */
const light = `--ground:#fdfdfc;--raised:#f3f4f2;--ink:#1b1f24;--soft:#4f5761;--edge:#d5d8d4;--log:#1b1f24;--rows:#a9bdd3;
--matched:#2c8a57;--empty:#848c95;--shifted:#4a6fa5;--open:#737d88;--settling:#66788f;--late:#b06800;--short:#8d5400;
--unknown:#39414c;--repeated:#8a3cad;--extra:#ad2f74;--lost:#c22424;--gap:#848c95;--deploy:#66788f;--cutover:#39414c`;
const dark = `--ground:#14171a;--raised:#1e2328;--ink:#e8eaec;--soft:#aab2bb;--edge:#363c43;--log:#f4f5f6;--rows:#3f5c7d;
--matched:#4fb383;--empty:#7b848e;--shifted:#7fa3d8;--open:#8d97a2;--settling:#8fa3bd;--late:#e3a13f;--short:#cf8a3a;
--unknown:#d3d8de;--repeated:#c794e6;--extra:#e880b4;--lost:#ff7468;--gap:#7b848e;--deploy:#8fa3bd;--cutover:#d3d8de`;

const states = [
  'matched',
  'empty',
  'shifted',
  'open',
  'settling',
  'late',
  'short',
  'unknown',
  'repeated',
  'extra',
  'lost',
  'gap',
];

/**
 * The style of a verification, for what stands in an element of class `verification`. It asks for the element's own
 * width, not the screen's: a widget is a part of one.
 *
 * @param theme `system` is what the reader's screen is set to
 */
export function style(theme: 'system' | 'light' | 'dark'): string {
  const colours = {
    system: `.verification{${light}}@media screen and (prefers-color-scheme:dark){.verification{${dark}}}`,
    light: `.verification{${light}}`,
    dark: `.verification{${dark}}`,
  };
  const fills = states.map((state) => `.verification .s-${state}{fill:var(--${state})}`).join('');
  return `${colours[theme]}${rules}${fills}`.replaceAll('\n', '');
}

const rules = `
.verification{container-type:inline-size;color:var(--ink);background:var(--ground);
font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.verification *{box-sizing:border-box}
.verification h1{font-size:1.5em;line-height:1.3;font-weight:600;margin:.2em 0 .4em;text-wrap:pretty;max-width:46em;letter-spacing:-.01em}
.verification h2{font-size:1em;font-weight:600;margin:2em 0 .6em}
.verification p,.verification ul,.verification dl,.verification figure{margin:0;padding:0}
.verification header p{color:var(--soft)}
.verification header .kicker{color:var(--ink);font-weight:600;font-size:.9em}
.verification .shape{margin-right:.5em}
.verification dl{display:flex;flex-wrap:wrap;gap:.4em 2.2em;margin:1.4em 0;padding:.9em 0;border-block:1px solid var(--edge)}
.verification dt{font-size:.8em;color:var(--soft)}
.verification dd{margin:0;font-size:1.15em;font-weight:600}
.verification svg.chart{display:block;overflow:visible}
.verification .chart text{fill:var(--soft);font-size:11px}
.verification .chart .halo{paint-order:stroke;stroke:var(--ground);stroke-width:3px}
.verification .chart .letter{fill:var(--ink);font-weight:600}
.verification .chart .grid{stroke:var(--edge)}
.verification .chart .tick{stroke:var(--edge);stroke-dasharray:1 3}
.verification .chart .cutover{stroke:var(--cutover);stroke-dasharray:5 3}
.verification .chart .deploy{stroke:var(--deploy)}
.verification .chart .log{fill:none;stroke:var(--log);stroke-width:1.25px}
.verification .chart .point{overflow:visible}
.verification .chart rect{shape-rendering:crispEdges}
.verification .rows{fill:var(--rows)}
.verification .log-key{fill:var(--log)}
.verification ul{list-style:none}
.verification figcaption{margin-top:.8em;font-size:.8em;color:var(--soft)}
.verification .legend,.verification .changes{display:flex;flex-wrap:wrap;gap:.3em 1.6em}
.verification .changes{margin-top:.6em}
.verification .legend svg{margin-right:.5em}
.verification section ul li{margin:.3em 0}
.verification table{width:100%;border-collapse:collapse;color:inherit;font:inherit;font-variant-numeric:inherit;font-size:.9em}
.verification th{font-weight:600;text-align:left;color:var(--soft);font-size:.85em}
.verification th,.verification td{padding:.45em 1.2em .45em 0;vertical-align:top;border-bottom:1px solid var(--edge)}
.verification .number{text-align:right;white-space:nowrap}
.verification .words{min-width:11.5em}
.verification small{white-space:nowrap}
.verification small,.verification .rest,.verification footer{color:var(--soft);font-size:.85em}
.verification .rest{margin-top:.6em}
.verification td p{color:var(--soft)}
.verification td .next{color:inherit}
.verification .next::before{content:"Next: ";font-weight:600}
.verification code{font:.95em/1.4 ui-monospace,"SF Mono",Consolas,"DejaVu Sans Mono",monospace;background:var(--raised);padding:.1em .3em}
.verification footer{margin-top:2.5em;padding-top:.9em;border-top:1px solid var(--edge)}
@container (max-width:700px){
.verification h1{font-size:1.25em}
.verification dl{gap:.4em 1.4em}
.verification .chart .odd text{display:none}
.verification table,.verification tbody{display:block}
.verification thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.verification tr{display:grid;grid-template-columns:1fr 1fr;gap:.1em 1em;border-bottom:1px solid var(--edge);padding:.6em 0}
.verification td{padding:0;border:0}
.verification .words{min-width:0}
.verification .wide{grid-column:1/-1}
.verification .wide:has(>div:empty){display:none}
.verification .number{text-align:left;white-space:normal}
.verification .number::before{content:attr(data-head) " ";float:left;padding-right:.5em;color:var(--soft)}}
@media print{.verification{font-size:10pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.verification tr,.verification figure,.verification header{break-inside:avoid}.verification h2{break-after:avoid}}`;
