import { inWords } from './inWords.ts';
import type { DemoResult } from './result.ts';

/** The counts at the end, a line each. */
export function toTable(result: DemoResult): readonly string[] {
  const { stored, gapMs, verified, addresses } = result;
  const rows: [string, number, string?][] = [
    ['sent by the application', result.sent],
    ['acknowledged by the collector', result.acknowledged, `${inWords(result.resent)} of them sent again`],
    ['in CloudWatch Logs', result.copied],
    ['rows in the database', stored.ingested],
    ['not as they were sent', stored.damaged],
    ['set aside by the batch', result.setAside],
    ['missing, says the Lambda', Number(verified.totals.missingLines), `by id: ${inWords(stored.missing)}`],
    ['extra, says the Lambda', Number(verified.totals.extraRows), `by id: ${inWords(stored.extra)}`],
  ];
  const lines = rows.map(([name, count, more = '']) =>
    `  ${name.padEnd(31)}${inWords(count).padStart(7)}   ${more}`.trimEnd(),
  );
  const gap =
    gapMs === undefined ? [] : [`  ${'longest time without collector'.padEnd(31)}${seconds(gapMs).padStart(7)}`];
  return [...lines, ...gap, `  ${'DNS led the application to'.padEnd(31)}${addresses.join(', then ')}`];
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
